package ir.takmil.policy.importing;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.person.PersonId;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record PutMembership(
    @NotNull ContractId contractId,
    @NotNull PlanId planId,
    @NotNull PersonId personId,
    @NotNull PersonId mainInsuredId,
    @NotNull Relation relation,
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @NotNull BasicInsurer basicInsurer,
    boolean specialPatient,
    @Nullable Boolean student,
    @Nullable LocalDate marriedOn,
    @Nullable LocalDate insuredSince) {

  Enrolment enrolment() {
    return new Enrolment(
        contractId,
        planId,
        personId,
        mainInsuredId,
        relation,
        new Period(from, to),
        basicInsurer,
        specialPatient,
        requireNonNullElse(student, false),
        marriedOn,
        insuredSince);
  }
}
