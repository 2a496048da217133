package ir.takmil.policy.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.ceiling.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account with every line that it ever had, oldest first, and what they come to.
 *
 * @param granted null when unlimited, and so is remaining
 */
record LedgerView(
    AccountId accountId,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials granted,
    Rials committed,
    Rials held,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining,
    List<Line> items,
    int total,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

  /** Which kind of line. */
  enum Kind {
    GRANT,
    HOLD,
    TRIM,
    COMMIT,
    RELEASE,
    ADJUST,
    REVERSE
  }

  /**
   * @param amount of the line; for an adjustment what was added, negative when taken away; absent:
   *     unlimited
   */
  record Line(
      Kind kind,
      Instant at,
      @Nullable ClaimId claimId,
      @Nullable Long amount,
      @Nullable String reason) {
    static Line of(Entry entry) {
      return switch (entry) {
        case Entry.Grant it -> new Line(Kind.GRANT, it.at(), null, rials(it.amount()), null);
        case Entry.Hold it -> ofClaim(Kind.HOLD, it, it.amount(), null);
        case Entry.Trim it -> ofClaim(Kind.TRIM, it, it.amount(), null);
        case Entry.Commit it -> ofClaim(Kind.COMMIT, it, it.amount(), null);
        case Entry.Release it -> ofClaim(Kind.RELEASE, it, it.amount(), null);
        case Entry.Adjust it -> new Line(Kind.ADJUST, it.at(), null, it.by(), it.reason());
        case Entry.Reverse it -> ofClaim(Kind.REVERSE, it, it.amount(), it.reason());
      };
    }

    private static Line ofClaim(
        Kind kind, Entry.OfClaim entry, Rials amount, @Nullable String reason) {
      return new Line(kind, entry.at(), entry.claim(), amount.amount(), reason);
    }

    private static @Nullable Long rials(@Nullable Rials amount) {
      return amount == null ? null : amount.amount();
    }
  }

  static LedgerView of(
      CeilingAccount account, Balance balance, List<Line> page, int total, @Nullable String next) {
    return new LedgerView(
        account.id(),
        balance.granted(),
        balance.committed(),
        balance.held(),
        balance.remaining(),
        page,
        total,
        next);
  }
}
