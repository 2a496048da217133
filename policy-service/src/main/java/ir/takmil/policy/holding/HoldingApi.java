package ir.takmil.policy.holding;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A hold asked for at once, by whoever cannot wait for the message: the same hold, once. */
@RestController
class HoldingApi {
  private final Holding holding;
  private final Audit audit;

  HoldingApi(Holding holding, Audit audit) {
    this.holding = holding;
    this.audit = audit;
  }

  record HoldCeiling(
      @NotNull ContractId contractId,
      @NotNull PlanId planId,
      @NotNull CoverCode coverCode,
      @NotNull PersonId personId,
      @NotNull PersonId mainInsuredId,
      @NotBlank @Size(max = 64) String admissionId,
      @NotNull LocalDate expenseDate,
      @NotNull Rials requested) {}

  /**
   * @param held of what was asked for; nothing for a claim that is over
   */
  record HeldView(Rials held) {}

  @PutMapping("/internal/holds/{claim}")
  @RolesAllowed("service:claims-service")
  HeldView hold(Caller caller, @PathVariable ClaimId claim, @Valid @RequestBody HoldCeiling asked) {
    audit.record(caller, "ceiling.hold", claim.value());
    try {
      return new HeldView(
          holding.registered(
              new RegisteredClaim(
                  claim,
                  asked.contractId(),
                  asked.planId(),
                  asked.coverCode(),
                  asked.personId(),
                  asked.mainInsuredId(),
                  asked.admissionId(),
                  asked.expenseDate(),
                  asked.requested())));
    } catch (TooEarly noSuchPlan) {
      throw Refusal.unprocessable("plan-unknown");
    }
  }
}
