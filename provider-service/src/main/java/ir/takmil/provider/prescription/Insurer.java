package ir.takmil.provider.prescription;

/** Whom a person is insured with in the first place. */
enum Insurer {
  SOCIAL_SECURITY,
  HEALTH_INSURANCE,
  NONE
}
