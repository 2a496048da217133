package ir.takmil.policy.importing;

import ir.takmil.platform.importing.FileImport;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Stage;
import ir.takmil.policy.contract.ContractId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A policyholder's list that was sent. */
@Document("imports")
@TypeAlias("list-import")
@CompoundIndex(name = "contract", def = "{'contractId': 1, 'askedAt': -1}")
@CompoundIndex(name = "at-work", def = "{'stage.kind': 1}")
record ListImport(
    @Id ImportId id,
    @Version @Nullable Long version,
    ContractId contractId,
    Scope scope,
    String content,
    int parts,
    Instant askedAt,
    int sequence,
    Stage stage)
    implements FileImport<ListImport> {

  /** What it says of those who are not in it. */
  enum Scope {
    /** It is the whole list: they have left. */
    FULL,
    /** Nothing. */
    PART
  }

  static ListImport sent(
      ImportId id, ContractId contract, Scope scope, String content, int parts, Instant now) {
    return new ListImport(id, null, contract, scope, content, parts, now, 1, FileImport.sent());
  }

  @Override
  public String about() {
    return contractId.value();
  }

  @Override
  public ListImport at(int counted, Stage now) {
    return new ListImport(id, version, contractId, scope, content, parts, askedAt, counted, now);
  }
}
