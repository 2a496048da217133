package ir.takmil.policy.ceiling;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A claim, as claims-service names it; after an appeal against a rejection it is held once more,
 * under its own id with the number of that round, so that each round is held and ended once.
 */
public record ClaimId(String value) implements Identifier {
  private static final String ROUND = "/";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClaimId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a claim's id is 1 to 64 characters");
    }
  }

  /**
   * @param round null: the first
   */
  public ClaimId inRound(@Nullable Integer round) {
    return round == null ? this : new ClaimId(value + ROUND + round);
  }

  /** The id that claims-service knows it by. */
  public ClaimId told() {
    int at = value.indexOf(ROUND);
    return at < 0 ? this : new ClaimId(value.substring(0, at));
  }

  /** Null: the first. */
  public @Nullable Integer round() {
    int at = value.indexOf(ROUND);
    return at < 0 ? null : Integer.valueOf(value.substring(at + 1));
  }
}
