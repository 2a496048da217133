package ir.takmil.policy.membership;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a membership: who, under what, in whose family, from when to when.
 *
 * @param student for rules of age that go by it
 * @param marriedOn null: unmarried, or it matters to no rule
 * @param insuredSince from when waiting periods are counted, where it was before this membership;
 *     null: from its first day
 */
public record Enrolment(
    ContractId contractId,
    PlanId planId,
    PersonId personId,
    PersonId mainInsuredId,
    Relation relation,
    Period period,
    BasicInsurer basicInsurer,
    boolean specialPatient,
    Boolean student,
    @Nullable LocalDate marriedOn,
    @Nullable LocalDate insuredSince) {

  public Enrolment {
    student = requireNonNullElse(student, false); // absent from what an earlier release stored
    if ((relation == Relation.MAIN) != personId.equals(mainInsuredId)) {
      throw Refusal.unprocessable("main-insured-wrong");
    }
    if (marriedOn != null) {
      Period.plausible(marriedOn);
    }
    if (insuredSince != null) {
      Period.plausible(insuredSince);
    }
    if (insuredSince != null && insuredSince.isAfter(period.start())) {
      throw Refusal.unprocessable("insured-since-late");
    }
  }

  /** From when waiting periods are counted. */
  public LocalDate waitingFrom() {
    return insuredSince == null ? period.start() : insuredSince;
  }

  /** The same, ended on that last day. */
  public Enrolment until(LocalDate lastDay) {
    return new Enrolment(
        contractId,
        planId,
        personId,
        mainInsuredId,
        relation,
        new Period(period.start(), lastDay),
        basicInsurer,
        specialPatient,
        student,
        marriedOn,
        insuredSince);
  }
}
