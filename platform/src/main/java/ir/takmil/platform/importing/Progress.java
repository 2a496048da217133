package ir.takmil.platform.importing;

import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Stage.Failed;
import ir.takmil.platform.importing.Stage.Faulty;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.importing.Stage.Reading;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is, for its sender.
 *
 * @param rowsRead so far, as the file is read
 * @param rowsCompared so far, with what is kept
 * @param done how much of the stage at hand is done, in percent; 100 when nothing is at work
 * @param total rows in all; absent while that is not known yet
 * @param counts absent until all is read
 * @param rowsPassedOver that could no longer be applied when their turn came; a thousand at most
 * @param code why it failed
 */
public record Progress(
    State state,
    int rowsRead,
    int rowsCompared,
    int done,
    @Nullable Integer total,
    @Nullable Counts counts,
    @Nullable List<Integer> rowsPassedOver,
    @Nullable String code) {

  public enum State {
    READING,
    FAULTY,
    PREVIEWED,
    APPLYING,
    APPLIED,
    FAILED
  }

  public record Counts(int joined, int left, int changed, int unchanged, int faults, int warnings) {
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

  /**
   * @param steps that an application of so much takes
   */
  public static Progress of(Stage stage, ToIntFunction<Tally> steps) {
    return switch (stage) {
      case Reading at ->
          new Progress(
              State.READING, at.rows(), at.compared(), reading(at), null, null, null, null);
      case Faulty at -> of(State.FAULTY, at.tally(), 100, null);
      case Previewed at -> of(State.PREVIEWED, at.tally(), 100, null);
      case Applying at ->
          of(
              State.APPLYING,
              at.tally(),
              (int) (100L * at.steps() / Math.max(1, steps.applyAsInt(at.tally()))),
              at.passedOver());
      case Applied at -> of(State.APPLIED, at.tally(), 100, at.passedOver());
      case Failed at -> new Progress(State.FAILED, 0, 0, 100, null, null, null, at.code());
    };
  }

  private static Progress of(
      State state, Tally tally, int done, @Nullable List<Integer> passedOver) {
    return new Progress(
        state, tally.rows(), tally.rows(), done, tally.rows(), Counts.of(tally), passedOver, null);
  }

  /** How many rows there are is known when the last is read: half of the work. */
  private static int reading(Reading at) {
    return at.compared() == 0 ? 0 : 50 + 50 * at.compared() / Math.max(1, at.rows());
  }
}
