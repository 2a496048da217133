package ir.takmil.policy.membership;

/** Who pays first (بیمه پایه). */
public enum BasicInsurer {
  SOCIAL_SECURITY,
  HEALTH_INSURANCE,
  NONE
}
