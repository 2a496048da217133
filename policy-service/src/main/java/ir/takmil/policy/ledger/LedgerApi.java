package ir.takmil.policy.ledger;

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

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  @PutMapping("/adjustments/{id}")
  @RolesAllowed("operator")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void adjust(@PathVariable UUID id, @Valid @RequestBody AdjustCeiling told) {
    ledger.adjust(id.toString(), told);
  }

  @PutMapping("/reversals/{claim}")
  @RolesAllowed("operator")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reverse(@PathVariable ClaimId claim, @Valid @RequestBody ReverseCommit told) {
    ledger.reverse(claim, told.reason());
  }

  @GetMapping("/ledger")
  @RolesAllowed({"operator", "auditor"})
  LedgerView lines(
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam CoverCode cover,
      @RequestParam(defaultValue = "PERSON") Ceiling.Scope scope,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int after) {
    return ledger.lines(contract, person, cover, scope, on, after);
  }
}
