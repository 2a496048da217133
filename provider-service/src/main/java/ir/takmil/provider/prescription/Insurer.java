package ir.takmil.provider.prescription;

import java.util.Locale;

/** Whom a person is insured with in the first place. */
enum Insurer {
  SOCIAL_SECURITY,
  HEALTH_INSURANCE,
  NONE;

  /** As in its path, its breaker, bulkhead and retry, its metrics and its sentence. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
