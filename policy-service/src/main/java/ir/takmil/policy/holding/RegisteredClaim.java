package ir.takmil.policy.holding;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;

/**
 * What we need of a claim's registration.
 *
 * @param admissionId the event, for ceilings that are granted for each
 */
record RegisteredClaim(
    ClaimId claimId,
    ContractId contractId,
    PlanId planId,
    CoverCode coverCode,
    PersonId personId,
    PersonId mainInsuredId,
    String admissionId,
    LocalDate expenseDate,
    Rials requested) {
  RegisteredClaim {
    requireNonNull(claimId, "claimId");
    requireNonNull(contractId, "contractId");
    requireNonNull(planId, "planId");
    requireNonNull(coverCode, "coverCode");
    requireNonNull(personId, "personId");
    requireNonNull(mainInsuredId, "mainInsuredId");
    requireNonNull(admissionId, "admissionId");
    requireNonNull(expenseDate, "expenseDate");
    requireNonNull(requested, "requested");
  }

  /** The same, to be held once more. */
  RegisteredClaim inRound(int round) {
    return new RegisteredClaim(
        claimId.inRound(round),
        contractId,
        planId,
        coverCode,
        personId,
        mainInsuredId,
        admissionId,
        expenseDate,
        requested);
  }
}
