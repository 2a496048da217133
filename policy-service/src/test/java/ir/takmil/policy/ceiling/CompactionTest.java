package ir.takmil.policy.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An account stays small however many claims it has seen, and forgets nothing of them. */
@PolicyParts
class CompactionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final int CLAIMS = 120;

  private final CeilingAccounts accounts;
  private final ClaimAccounts claims;
  private final AccountId id = new AccountId(Invented.contractId().value() + ":person:DRUGS");

  CompactionTest(@Autowired CeilingAccounts accounts, @Autowired ClaimAccounts claims) {
    this.accounts = accounts;
    this.claims = claims;
  }

  @Test
  void theLinesOfClaimsThatAreOverAreKeptElsewhere() {
    for (int i = 0; i < CLAIMS; i++) {
      live(i);
    }

    CeilingAccount account = accounts.find(id).orElseThrow();
    assertThat(account.entries().size()).isLessThanOrEqualTo(151);
    assertThat(account.carried().lines()).isPositive();
    assertThat(account.balance())
        .isEqualTo(new Balance(Rials.of(1_000_000), Rials.of(CLAIMS / 2 * 70L), Rials.ZERO));
    // Every line that ever was is still to be read, and comes to the same.
    assertThat(accounts.lines(account)).hasSize(1 + 2 * CLAIMS);
    assertThat(Balance.of(accounts.lines(account))).isEqualTo(account.balance());
    // What came of a claim is known without its lines.
    assertThat(claims.find(claim(0)).orElseThrow().over())
        .isEqualTo(new ClaimAccount.Over(Rials.of(70)));
    assertThat(claims.find(claim(1)).orElseThrow().over()).isEqualTo(new ClaimAccount.Over(null));
  }

  @Test
  void aClaimThatWaitsKeepsItsLines() {
    claims.note(ClaimAccount.of(claim(9_999), id, null));
    accounts.change(
        id, Rials.of(1_000_000), NOW, account -> account.hold(claim(9_999), Rials.of(5), NOW));
    for (int i = 0; i < CLAIMS; i++) {
      live(i);
    }

    CeilingAccount account = accounts.find(id).orElseThrow();
    assertThat(account.carried().lines()).isPositive();
    assertThat(account.heldFor(claim(9_999))).isEqualTo(Rials.of(5));
    assertThat(
            accounts
                .change(id, NOW, still -> still.commit(claim(9_999), Rials.of(5), NOW))
                .balance()
                .held())
        .isEqualTo(Rials.ZERO);
  }

  @Test
  void whatWasUsedByAClaimWhoseLinesAreElsewhereCanBeTakenBackOnce() {
    for (int i = 0; i < CLAIMS; i++) {
      live(i);
    }
    Balance before = accounts.find(id).orElseThrow().balance();
    ClaimAccount.Over over = claims.find(claim(0)).orElseThrow().over();
    assertThat(over).isNotNull();

    for (int twice = 0; twice < 2; twice++) {
      accounts.change(
          id, NOW, account -> account.reverse(claim(0), over.committed(), "اشتباه", NOW));
    }

    assertThat(accounts.find(id).orElseThrow().balance().committed())
        .isEqualTo(before.committed().minus(Rials.of(70)));
  }

  /** Half of them are approved, the others end without payment. */
  private void live(int i) {
    claims.note(ClaimAccount.of(claim(i), id, null));
    accounts.change(
        id, Rials.of(1_000_000), NOW, account -> account.hold(claim(i), Rials.of(100), NOW));
    accounts.change(
        id,
        NOW,
        account ->
            i % 2 == 0
                ? account.commit(claim(i), Rials.of(70), NOW)
                : account.release(claim(i), NOW));
  }

  private ClaimId claim(int i) {
    return new ClaimId(id.value().substring(24, 36) + "-" + i);
  }
}
