package ir.takmil.policy.ledger;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerApi {
  private final Ledger ledger;
  private final Audit audit;

  LedgerApi(Ledger ledger, Audit audit) {
    this.ledger = ledger;
    this.audit = audit;
  }

  @PutMapping("/adjustments/{id}")
  @RolesAllowed("operator")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void adjust(Caller caller, @PathVariable UUID id, @Valid @RequestBody AdjustCeiling told) {
    audit.record(caller, "ceiling.adjust", told.personId().value(), Ledger.reason(told.reason()));
    ledger.adjust(id.toString(), told);
  }

  @PutMapping("/reversals/{claim}")
  @RolesAllowed("operator")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reverse(Caller caller, @PathVariable ClaimId claim, @Valid @RequestBody ReverseCommit told) {
    audit.record(caller, "ceiling.reverse", claim.value(), Ledger.reason(told.reason()));
    ledger.reverse(claim, told.reason());
  }

  @GetMapping("/ledger")
  @RolesAllowed({"operator", "auditor"})
  LedgerView lines(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam CoverCode cover,
      @RequestParam(defaultValue = "PERSON") Ceiling.Scope scope,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int after) {
    audit.record(caller, "ledger.read", person.value());
    return ledger.lines(contract, person, cover, scope, on, after);
  }
}
