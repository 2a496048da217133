package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Flag;
import ir.takmil.platform.value.Rials;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reason, with what it rests on.
 *
 * @param other the claim it is held against; none: it is held against many
 * @param pictures the two pictures that are alike
 * @param measure how far: likeness from 0 to 1, or how many robust deviations above its peers
 * @param usual the amount it is far above: the prescription's, or the median of its peers
 * @param specialty of its physician
 */
public record Finding(
    Flag flag,
    @Nullable ClaimId other,
    @Nullable Pair pictures,
    @Nullable Double measure,
    @Nullable Rials usual,
    @Nullable String specialty) {

  /**
   * @param mine of the claim that is flagged
   * @param page of theirs, from 1
   */
  public record Pair(AttachmentId mine, AttachmentId theirs, int page) {
    boolean shows(AttachmentId picture, int pageOfIt) {
      return theirs.equals(picture) && page == pageOfIt;
    }
  }

  /** Whether it is about the same, however far it goes. */
  boolean isOfTheSame(Finding another) {
    return flag == another.flag
        && Objects.equals(other, another.other)
        && Objects.equals(pictures, another.pictures);
  }

  static Finding against(Flag flag, ClaimId other) {
    return new Finding(flag, other, null, null, null, null);
  }

  static Finding alike(Flag flag, ClaimId other, Pair pictures, double likeness) {
    return new Finding(flag, other, pictures, likeness, null, null);
  }

  static Finding of(Flag flag, String specialty) {
    return new Finding(flag, null, null, null, null, specialty);
  }

  static Finding above(Flag flag, double measure, Rials usual) {
    return new Finding(flag, null, null, measure, usual, null);
  }
}
