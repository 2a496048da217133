package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.consent.Consent;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is insured on a day, for a centre that they let look: no national code, no phone, no
 * Sheba, and nothing of what their ceilings were used for.
 *
 * @param items each contract that they are insured in on that day; empty: in none
 * @param readableUntil until when the centre may read it again
 */
record ConsentedView(
    PersonId personId,
    String givenName,
    String familyName,
    LocalDate on,
    Instant readableUntil,
    List<Place> items) {

  /**
   * @param to the last day that they are covered
   */
  record Place(
      ContractId contractId,
      String contractNumber,
      String insurer,
      String policyholder,
      PlanId planId,
      String plan,
      Relation relation,
      LocalDate from,
      LocalDate to,
      BasicInsurer basicInsurer,
      boolean specialPatient,
      List<Left> covers) {
    static Place of(Contract contract, Membership membership, String plan, List<Left> covers) {
      Enrolment enrolment = membership.enrolment();
      return new Place(
          contract.id(),
          contract.number(),
          contract.insurer(),
          contract.policyholder(),
          enrolment.planId(),
          plan,
          enrolment.relation(),
          enrolment.period().start(),
          membership.lastDay(),
          enrolment.basicInsurer(),
          enrolment.specialPatient(),
          covers);
    }
  }

  /**
   * @param reasons why not covered on the day, as the codes that a claim would be rejected with
   * @param waitedUntil the first day that the cover pays; absent when they need not wait
   * @param remaining of the ceiling now, the least of theirs and the family's; null: unlimited
   */
  record Left(
      CoverName cover,
      boolean covered,
      List<String> reasons,
      @Nullable LocalDate waitedUntil,
      boolean unlimited,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {
    static Left of(CoverName cover, CeilingView ceiling) {
      return new Left(
          cover,
          ceiling.covered(),
          ceiling.reasons(),
          ceiling.waitedUntil(),
          ceiling.unlimited(),
          ceiling.remaining());
    }
  }

  static ConsentedView of(Consent consent, Person person, List<Place> items) {
    return new ConsentedView(
        person.id(),
        person.givenName(),
        person.familyName(),
        consent.on(),
        consent.readableUntil(),
        items);
  }
}
