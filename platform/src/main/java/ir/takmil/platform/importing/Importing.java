package ir.takmil.platform.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.vault.Vault;
import ir.takmil.platform.web.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A file is sent, looked at, and then applied or discarded. */
public final class Importing<I extends FileImport<I>> {
  public static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int MOST_BYTES = 12 * 1024 * 1024;
  private static final int PAGE = 50;
  private static final int PIECE = 900 * 1024;

  /** Faults, or differences; so that a paper of them stays below a megabyte. */
  public static final int SHOWN_A_PAGE = 200;

  /** Well before the papers that the application needs are cleared away. */
  private static final Duration APPLICABLE = ImportWork.KEPT.minusDays(1);

  private final Imports<I> imports;
  private final Papers papers;
  private final ImportDesk desk;
  private final Vault vault;
  private final JsonMapper json;
  private final Clock clock;

  public Importing(
      Imports<I> imports,
      Papers papers,
      ImportDesk desk,
      Vault vault,
      JsonMapper json,
      Clock clock) {
    this.imports = imports;
    this.papers = papers;
    this.desk = desk;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  public record Sent<I>(I file, boolean isNew) {}

  /** What a file is sent as. */
  public interface Sending<I> {
    I of(String content, int parts, Instant now);
  }

  /**
   * @throws Refusal 413 {@code import-too-large}
   */
  public static byte[] bytes(InputStream body) throws IOException {
    byte[] file = body.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw new Refusal(Refusal.Kind.TOO_LARGE, "import-too-large", Map.of(), List.of());
    }
    return file;
  }

  /**
   * The file first, then the sending: nobody reads a file that is not all there.
   *
   * @param same whether another with its id is the same sending, its content aside
   * @throws Refusal 409 {@code import-of-another-file}
   */
  public Sent<I> send(ImportId id, byte[] file, Sending<I> sending, Predicate<I> same) {
    String content = vault.fingerprint("import/file/" + sha256(file));
    I present = imports.find(id).orElse(null);
    boolean isNew = present == null;
    if (present == null) {
      int parts = (file.length + PIECE - 1) / PIECE;
      I sent = sending.of(content, parts, clock.instant());
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
    if (!present.content().equals(content) || !same.test(present)) {
      throw Refusal.conflict("import-of-another-file");
    }
    return new Sent<>(present, isNew);
  }

  public I find(ImportId id) {
    return imports.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
  }

  /** Newest first. */
  public Listed<I> of(String about, @Nullable ImportId after) {
    List<I> found = imports.of(about, after == null ? null : find(after), PAGE + 1);
    boolean more = found.size() > PAGE;
    List<I> page = more ? found.subList(0, PAGE) : found;
    return new Listed<>(page, imports.count(about), more ? page.getLast().id().value() : null);
  }

  public Listed<Fault> faults(ImportId id, int after) {
    Tally tally = find(id).stage().tally();
    return page(id, Papers.FAULTS, after, tally.faults() + tally.warnings(), Fault.class);
  }

  /**
   * What was found of one kind, as it was kept.
   *
   * @param after how many were shown before
   * @throws Refusal 400 {@code parameter-wrong}: a page begins nowhere else
   */
  public <T> Listed<T> page(ImportId id, String paper, int after, int total, Class<T> type) {
    if (after < 0 || after % SHOWN_A_PAGE != 0) {
      throw Refusal.malformed("parameter-wrong", "/after");
    }
    long next = (long) after + SHOWN_A_PAGE;
    List<T> items =
        after < total
            ? Sheets.read(papers, json, id, paper, after / SHOWN_A_PAGE, type)
            : List.of();
    return new Listed<>(items, total, next < total ? String.valueOf(next) : null);
  }

  /**
   * @param as in whose name
   */
  public I apply(ImportId id, Seen seen, UnaryOperator<I> as) {
    I applying =
        imports.change(
            id,
            seen,
            file -> {
              if (file.stage() instanceof Previewed previewed && isOutdated(file, previewed)) {
                throw Refusal.conflict("import-outdated");
              }
              return as.apply(file).apply(clock.instant());
            });
    desk.ring();
    return applying;
  }

  /** What was shown is no longer what would be done. */
  private boolean isOutdated(I file, Previewed previewed) {
    return previewed.at().plus(APPLICABLE).isBefore(clock.instant())
        || imports.anyAppliedSince(file.about(), previewed.at());
  }

  public void discard(ImportId id) {
    imports
        .find(id)
        .ifPresent(file -> {
          file.mayBeDiscarded();
          imports.remove(file);
          papers.forget(id);
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
