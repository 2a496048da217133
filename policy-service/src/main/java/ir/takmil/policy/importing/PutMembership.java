package ir.takmil.policy.importing;

import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Relation;
import ir.takmil.policy.person.PersonId;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record PutMembership(
    @NotNull ContractId contractId,
    @NotNull PlanId planId,
    @NotNull PersonId personId,
    @NotNull PersonId mainInsuredId,
    @NotNull Relation relation,
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @NotNull BasicInsurer basicInsurer,
    boolean specialPatient) {

  Enrolment enrolment() {
    return new Enrolment(
        contractId,
        planId,
        personId,
        mainInsuredId,
        relation,
        new Period(from, to),
        basicInsurer,
        specialPatient);
  }
}
