package ir.takmil.policy.importing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Progress;
import ir.takmil.policy.contract.ContractId;
import java.time.Instant;

/** How far a list is. */
record ListImportView(
    ImportId id,
    ContractId contractId,
    ListImport.Scope scope,
    Instant askedAt,
    @JsonUnwrapped Progress progress) {

  static ListImportView of(ListImport list) {
    return new ListImportView(
        list.id(),
        list.contractId(),
        list.scope(),
        list.askedAt(),
        Progress.of(list.stage(), Application::stepsOf));
  }
}
