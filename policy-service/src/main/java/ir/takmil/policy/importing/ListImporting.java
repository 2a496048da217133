package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.vault.Vault;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.importing.ListImport.Scope;
import ir.takmil.policy.importing.ListImport.Stage.Previewed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** A list is sent, looked at, and then applied or discarded. */
@Service
class ListImporting {
  static final int PAGE = 50;
  private static final int PIECE = 900 * 1024;

  /** Well before the papers that the application needs are cleared away. */
  private static final Duration APPLICABLE = ImportWork.KEPT.minusDays(1);

  private final ListImports imports;
  private final Papers papers;
  private final Contracts contracts;
  private final ImportDesk desk;
  private final Vault vault;
  private final JsonMapper json;
  private final Clock clock;

  ListImporting(
      ListImports imports,
      Papers papers,
      Contracts contracts,
      ImportDesk desk,
      Vault vault,
      JsonMapper json,
      Clock clock) {
    this.imports = imports;
    this.papers = papers;
    this.contracts = contracts;
    this.desk = desk;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  record Sent(ListImport list, boolean isNew) {}

  /** The file first, then the sending: nobody reads a file that is not all there. */
  Sent send(ImportId id, ContractId contract, Scope scope, byte[] file) {
    if (contracts.find(contract).isEmpty()) {
      throw Refusal.unknown("contract-unknown");
    }
    String content = vault.fingerprint("import/file/" + sha256(file));
    ListImport present = imports.find(id).orElse(null);
    boolean isNew = present == null;
    if (present == null) {
      int parts = (file.length + PIECE - 1) / PIECE;
      ListImport sent = ListImport.sent(id, contract, scope, content, parts, clock.instant());
      for (int part = 0; part < parts; part++) {
        int from = part * PIECE;
        papers.keep(
            id,
            sent.file(),
            part,
            Arrays.copyOfRange(file, from, Math.min(file.length, from + PIECE)));
      }
      present = imports.add(sent);
      desk.ring();
    }
    if (!present.isOf(contract, scope, content)) {
      throw Refusal.conflict("import-of-another-file");
    }
    return new Sent(present, isNew);
  }

  ListImport find(ImportId id) {
    return imports.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
  }

  Listed<ListImport> of(ContractId contract, @Nullable ImportId after) {
    List<ListImport> found = imports.of(contract, after == null ? null : find(after), PAGE + 1);
    boolean more = found.size() > PAGE;
    List<ListImport> page = more ? found.subList(0, PAGE) : found;
    return new Listed<>(page, imports.count(contract), more ? page.getLast().id().value() : null);
  }

  Listed<Fault> faults(ImportId id, int after) {
    Tally tally = tally(find(id));
    return page(id, Papers.FAULTS, after, tally.faults() + tally.warnings(), Fault.class);
  }

  Listed<Difference> differences(ImportId id, Difference.Kind kind, int after) {
    Tally tally = tally(find(id));
    int total =
        switch (kind) {
          case JOINED -> tally.joined();
          case LEFT -> tally.left();
          case CHANGED -> tally.changed();
        };
    return page(id, kind.paper(), after, total, Difference.class);
  }

  private <T> Listed<T> page(ImportId id, String paper, int after, int total, Class<T> type) {
    if (after < 0 || after % Preview.SHOWN_A_PAGE != 0) {
      throw Refusal.malformed("parameter-wrong", "/after");
    }
    int next = after + Preview.SHOWN_A_PAGE;
    List<T> items =
        after < total
            ? Sheets.read(papers, json, id, paper, after / Preview.SHOWN_A_PAGE, type)
            : List.of();
    return new Listed<>(items, total, next < total ? String.valueOf(next) : null);
  }

  ListImport apply(ImportId id, Seen seen) {
    ListImport applying =
        imports.change(
            id,
            seen,
            list -> {
              if (list.stage() instanceof Previewed previewed && isOutdated(list, previewed)) {
                throw Refusal.conflict("import-outdated");
              }
              return list.apply(clock.instant());
            });
    desk.ring();
    return applying;
  }

  /** What was shown is no longer what would be done. */
  private boolean isOutdated(ListImport list, Previewed previewed) {
    return previewed.at().plus(APPLICABLE).isBefore(clock.instant())
        || imports.anyAppliedSince(list.contractId(), previewed.at());
  }

  void discard(ImportId id) {
    imports
        .find(id)
        .ifPresent(list -> {
          list.mayBeDiscarded();
          imports.remove(list);
          papers.forget(id);
        });
  }

  static Tally tally(ListImport list) {
    return switch (list.stage()) {
      case ListImport.Stage.Faulty at -> at.tally();
      case Previewed at -> at.tally();
      case ListImport.Stage.Applying at -> at.tally();
      case ListImport.Stage.Applied at -> at.tally();
      case ListImport.Stage.Reading _, ListImport.Stage.Failed _ -> Tally.NONE;
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
