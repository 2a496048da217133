package ir.takmil.policy.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many at once for what is left of one ceiling, through the real store. */
@PolicyParts
class LastRialsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final int PEOPLE = 64;

  private final CeilingAccounts accounts;

  LastRialsTest(@Autowired CeilingAccounts accounts) {
    this.accounts = accounts;
  }

  @Test
  void sixtyFourTogetherHoldTheLastMillionAndNeverMore() throws Exception {
    var id = new AccountId(Invented.contractId().value() + ":family:DRUGS");

    atOnce(i -> {
      accounts.change(
          id, Rials.of(1_000_000), NOW, account -> account.hold(claim(i), Rials.of(30_000), NOW));
    });

    CeilingAccount account = accounts.find(id).orElseThrow();
    assertThat(account.balance())
        .isEqualTo(new Balance(Rials.of(1_000_000), Rials.ZERO, Rials.of(1_000_000)));
    var holds = account.entries().stream().filter(Entry.Hold.class::isInstance).toList();
    assertThat(holds).as("none lost").hasSize(PEOPLE);
    assertThat(account.sequence()).isEqualTo(PEOPLE);
  }

  @Test
  void heldCommittedAndReleasedAtOnceItStillAddsUp() throws Exception {
    var id = new AccountId(Invented.contractId().value() + ":family:VISITS");

    atOnce(i -> {
      accounts.change(
          id, Rials.of(1_000_000), NOW, account -> account.hold(claim(i), Rials.of(10_000), NOW));
      accounts.change(
          id,
          NOW,
          account ->
              i % 2 == 0
                  ? account.commit(claim(i), Rials.of(7_000), NOW)
                  : account.release(claim(i), NOW));
    });

    assertThat(accounts.find(id).orElseThrow().balance())
        .isEqualTo(new Balance(Rials.of(1_000_000), Rials.of(PEOPLE / 2 * 7_000L), Rials.ZERO));
    assertThat(new HashSet<>(accounts.find(id).orElseThrow().entries())).hasSize(1 + 2 * PEOPLE);
  }

  private static ClaimId claim(int i) {
    return new ClaimId("claim-" + i);
  }

  private static void atOnce(java.util.function.IntConsumer work) throws Exception {
    var gate = new CountDownLatch(1);
    var done = new ArrayList<Future<?>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      IntStream.range(0, PEOPLE)
          .forEach(i ->
              done.add(
                  threads.submit(() -> {
                    gate.await();
                    work.accept(i);
                    return i;
                  })));
      gate.countDown();
      for (Future<?> one : done) {
        one.get();
      }
    }
  }
}
