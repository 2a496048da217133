package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Importing.Sent;
import ir.takmil.platform.importing.Listed;
import ir.takmil.platform.importing.Tally;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.importing.ListImport.Scope;
import org.springframework.stereotype.Service;

/** The list of a contract is sent and looked at. */
@Service
class ListImporting {
  private final Importing<ListImport> importing;
  private final Contracts contracts;

  ListImporting(Importing<ListImport> importing, Contracts contracts) {
    this.importing = importing;
    this.contracts = contracts;
  }

  /**
   * @throws Refusal 404 {@code contract-unknown}; 409 {@code import-of-another-file}
   */
  Sent<ListImport> send(ImportId id, ContractId contract, Scope scope, byte[] file) {
    if (contracts.find(contract).isEmpty()) {
      throw Refusal.unknown("contract-unknown");
    }
    return importing.send(
        id,
        file,
        (content, parts, now) -> ListImport.sent(id, contract, scope, content, parts, now),
        present -> present.contractId().equals(contract) && present.scope() == scope);
  }

  Listed<Difference> differences(ImportId id, Difference.Kind kind, int after) {
    Tally tally = importing.find(id).stage().tally();
    int total =
        switch (kind) {
          case JOINED -> tally.joined();
          case LEFT -> tally.left();
          case CHANGED -> tally.changed();
        };
    return importing.page(id, kind.paper(), after, total, Difference.class);
  }
}
