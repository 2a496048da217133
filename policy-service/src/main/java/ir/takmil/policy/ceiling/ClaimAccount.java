package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which accounts a claim is held on: only its registration says that, all that follows names the
 * claim alone. Written once, by whichever comes first.
 *
 * @param account the one that tells of the claim; null: it had ended before its registration was
 *     heard
 * @param beside the quiet one, where the cover has two ceilings
 * @param over noted when its lines leave the account: what came of it; null: they are there
 */
@Document("claim-accounts")
@TypeAlias("claim-account")
public record ClaimAccount(
    @Id ClaimId id, @Nullable AccountId account, @Nullable AccountId beside, @Nullable Over over) {

  /**
   * @param committed what it used; null: it was released
   */
  public record Over(@Nullable Rials committed) {}

  public static ClaimAccount of(ClaimId id, AccountId account, @Nullable AccountId beside) {
    return new ClaimAccount(id, account, beside, null);
  }

  public static ClaimAccount endedBefore(ClaimId id) {
    return new ClaimAccount(id, null, null, null);
  }
}
