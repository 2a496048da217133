package ir.takmil.policy.importing;

import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ListImport.Stage.Applied;
import ir.takmil.policy.importing.ListImport.Stage.Applying;
import ir.takmil.policy.importing.ListImport.Stage.Failed;
import ir.takmil.policy.importing.ListImport.Stage.Faulty;
import ir.takmil.policy.importing.ListImport.Stage.Previewed;
import ir.takmil.policy.importing.ListImport.Stage.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a list is.
 *
 * @param rowsRead so far, as the file is read
 * @param rowsCompared so far, with the present list
 * @param done how much of the stage at hand is done, in percent; 100 when nothing is at work
 * @param total rows in all; absent while that is not known yet
 * @param counts absent until all is read
 * @param rowsPassedOver that could no longer be applied when their turn came; a thousand at most
 * @param code why it failed
 */
record ListImportView(
    ImportId id,
    ContractId contractId,
    ListImport.Scope scope,
    Instant askedAt,
    State state,
    int rowsRead,
    int rowsCompared,
    int done,
    @Nullable Integer total,
    @Nullable Counts counts,
    @Nullable List<Integer> rowsPassedOver,
    @Nullable String code) {

  enum State {
    READING,
    FAULTY,
    PREVIEWED,
    APPLYING,
    APPLIED,
    FAILED
  }

  record Counts(int joined, int left, int changed, int unchanged, int faults, int warnings) {
    static Counts of(Tally tally) {
      return new Counts(
          tally.joined(),
          tally.left(),
          tally.changed(),
          tally.unchanged(),
          tally.faults(),
          tally.warnings());
    }
  }

  static ListImportView of(ListImport list) {
    return switch (list.stage()) {
      case Reading at ->
          shown(list, State.READING, at.rows(), at.compared(), reading(at), null, null, null);
      case Faulty at -> shown(list, State.FAULTY, at.tally(), 100, null);
      case Previewed at -> shown(list, State.PREVIEWED, at.tally(), 100, null);
      case Applying at -> shown(list, State.APPLYING, at.tally(), applying(at), at.passedOver());
      case Applied at -> shown(list, State.APPLIED, at.tally(), 100, at.passedOver());
      case Failed at -> shown(list, State.FAILED, 0, 0, 100, null, null, at.code());
    };
  }

  private static ListImportView shown(
      ListImport list, State state, Tally tally, int done, @Nullable List<Integer> passedOver) {
    return shown(list, state, tally.rows(), tally.rows(), done, tally, passedOver, null);
  }

  private static ListImportView shown(
      ListImport list,
      State state,
      int read,
      int compared,
      int done,
      @Nullable Tally tally,
      @Nullable List<Integer> passedOver,
      @Nullable String code) {
    return new ListImportView(
        list.id(),
        list.contractId(),
        list.scope(),
        list.askedAt(),
        state,
        read,
        compared,
        done,
        tally == null ? null : Integer.valueOf(tally.rows()),
        tally == null ? null : Counts.of(tally),
        passedOver,
        code);
  }

  /** How many rows there are is known when the last is read: half of the work. */
  private static int reading(Reading at) {
    return at.compared() == 0 ? 0 : 50 + 50 * at.compared() / Math.max(1, at.rows());
  }

  private static int applying(Applying at) {
    return (int) (100L * at.steps() / Math.max(1, Application.steps(at.tally())));
  }
}
