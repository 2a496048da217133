package ir.takmil.claims.claim;

import ir.takmil.platform.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The insured does not agree (اعتراض); once for a claim.
 *
 * @param against who had decided: another must decide now
 * @param supplement the claim that is opened about what had not been granted; none: the same claim
 *     is assessed again
 */
public record Appeal(
    String text, Instant at, @Nullable StaffId against, @Nullable Supplement supplement) {
  public Appeal {
    if (text.isBlank()) {
      throw Refusal.unprocessable("appeal-text-missing");
    }
  }
}
