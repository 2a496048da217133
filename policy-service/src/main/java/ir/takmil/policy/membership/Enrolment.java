package ir.takmil.policy.membership;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.person.PersonId;

/** What is told of a membership: who, under what, in whose family, from when to when. */
public record Enrolment(
    ContractId contractId,
    PlanId planId,
    PersonId personId,
    PersonId mainInsuredId,
    Relation relation,
    Period period,
    BasicInsurer basicInsurer,
    boolean specialPatient) {

  public Enrolment {
    if ((relation == Relation.MAIN) != personId.equals(mainInsuredId)) {
      throw Refusal.unprocessable("main-insured-wrong");
    }
  }
}
