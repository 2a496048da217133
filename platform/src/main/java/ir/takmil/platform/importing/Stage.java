package ir.takmil.platform.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** Where a file that was sent stands. */
public sealed interface Stage {
  /** Who is at work on it, and until when nobody else may be. */
  record Lease(String worker, Instant until) {}

  /**
   * @param rows read so far
   * @param compared of them, with what is kept
   * @param attempts how often a reader has begun
   */
  @TypeAlias("list-reading")
  record Reading(int rows, int compared, int attempts, @Nullable Lease lease) implements Stage {}

  @TypeAlias("list-faulty")
  record Faulty(Tally tally) implements Stage {}

  @TypeAlias("list-previewed")
  record Previewed(Tally tally, Instant at) implements Stage {}

  /**
   * @param at what ends, ends on this day
   * @param steps that are done
   * @param passedOver rows that could no longer be applied
   */
  @TypeAlias("list-applying")
  record Applying(
      Tally tally, Instant at, int steps, List<Integer> passedOver, @Nullable Lease lease)
      implements Stage {}

  @TypeAlias("list-applied")
  record Applied(Tally tally, Instant at, List<Integer> passedOver) implements Stage {}

  @TypeAlias("list-failed")
  record Failed(String code) implements Stage {}

  /** Nothing, until all is read. */
  default Tally tally() {
    return switch (this) {
      case Faulty at -> at.tally;
      case Previewed at -> at.tally;
      case Applying at -> at.tally;
      case Applied at -> at.tally;
      case Reading _, Failed _ -> Tally.NONE;
    };
  }

  /** Nobody's, or who holds it. */
  default @Nullable Lease lease() {
    return switch (this) {
      case Reading at -> at.lease;
      case Applying at -> at.lease;
      case Faulty _, Previewed _, Applied _, Failed _ -> null;
    };
  }
}
