package ir.takmil.provider.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is insured on a day, as policy-service says it; passed on and not kept.
 *
 * @param items each contract that they are insured in on that day; empty: in none
 */
record Eligibility(
    String personId,
    String givenName,
    String familyName,
    LocalDate on,
    Instant readableUntil,
    List<Place> items) {

  /**
   * @param to the last day that they are covered
   */
  record Place(
      String contractId,
      String contractNumber,
      String insurer,
      String policyholder,
      String planId,
      String plan,
      String relation,
      LocalDate from,
      LocalDate to,
      String basicInsurer,
      boolean specialPatient,
      List<Left> covers) {}

  /**
   * @param remaining in rials; null: unlimited
   */
  record Left(
      Titled cover,
      boolean covered,
      List<String> reasons,
      @Nullable LocalDate waitedUntil,
      boolean unlimited,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {}

  record Titled(String code, String title) {}
}
