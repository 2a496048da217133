package ir.takmil.claims.intake;

import ir.takmil.claims.testing.SampleCoverage;

/** Admissions as their own verbs make them, for tests of other packages. */
public final class SampleAdmissions {
  private SampleAdmissions() {}

  public static Admission confirmed() {
    return AdmissionTest.confirmed(
        AdmissionTest.ready(), "key", SampleCoverage.coverage(), AdmissionTest.NOW);
  }
}
