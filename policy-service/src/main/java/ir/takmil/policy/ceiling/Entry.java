package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** A line of an account. Lines are added, never changed. */
public sealed interface Entry {
  Instant at();

  /** A line that belongs to a claim. */
  sealed interface OfClaim extends Entry {
    ClaimId claim();
  }

  /**
   * What the plan will pay, told at the opening and again when the plan says another amount. The
   * last one counts, with what was adjusted.
   *
   * @param amount null: unlimited
   */
  @TypeAlias("grant")
  record Grant(Instant at, @Nullable Rials amount) implements Entry {}

  /** Kept for a claim that is not decided yet: what it asked for, or what was left. */
  @TypeAlias("hold")
  record Hold(Instant at, ClaimId claim, Rials requested, Rials amount) implements OfClaim {}

  /** Given back of a hold, because the other ceiling of the cover had less left. */
  @TypeAlias("trim")
  record Trim(Instant at, ClaimId claim, Rials amount) implements OfClaim {}

  /** The claim was approved: this much is used, the rest of its hold is free again. */
  @TypeAlias("commit")
  record Commit(Instant at, ClaimId claim, Rials amount, Rials released) implements OfClaim {}

  /**
   * The claim ended without payment. With nothing held before it, this is the mark of a release
   * that came too early: the hold that follows does nothing.
   */
  @TypeAlias("release")
  record Release(Instant at, ClaimId claim, Rials amount) implements OfClaim {}

  /**
   * The grant corrected by an operator, upwards or downwards.
   *
   * @param id the operator's, so that one that is told twice counts once; null in what an earlier
   *     release stored
   */
  @TypeAlias("adjust")
  record Adjust(Instant at, @Nullable String id, long by, String reason) implements Entry {}

  /** A commit taken back by an operator. */
  @TypeAlias("reverse")
  record Reverse(Instant at, ClaimId claim, Rials amount, String reason) implements OfClaim {}
}
