package ir.takmil.policy.changing;

/** What a request changes. */
enum Field {
  SHEBA,
  MOBILE
}
