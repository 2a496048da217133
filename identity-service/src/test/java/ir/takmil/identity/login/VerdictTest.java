package ir.takmil.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.identity.tries.TryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final TryLedger NONE = new TryLedger("a", null, List.of(), 0, Instant.EPOCH);

  @Test
  void workIsOneBitHarderForEveryTwoFailuresMoreAndSixBitsAtMost() {
    assertThat(needed(2, 9)).isEqualTo(new Verdict.Open());
    assertThat(needed(3, 0)).isEqualTo(new Verdict.ProofNeeded(0));
    assertThat(needed(4, 0)).isEqualTo(new Verdict.ProofNeeded(0));
    assertThat(needed(5, 0)).isEqualTo(new Verdict.ProofNeeded(1));
    assertThat(needed(15, 0)).isEqualTo(new Verdict.ProofNeeded(6));
    assertThat(needed(19, 0)).isEqualTo(new Verdict.ProofNeeded(6));
    assertThat(needed(0, 10)).isEqualTo(new Verdict.ProofNeeded(0));
    assertThat(needed(0, 256)).isEqualTo(new Verdict.ProofNeeded(6));
    assertThat(needed(5, 14)).isEqualTo(new Verdict.ProofNeeded(2));
    assertThat(Verdict.of(NONE, failures(256, Duration.ZERO), 6, NOW))
        .isEqualTo(new Verdict.Open());
  }

  @Test
  void aHundredInARowCloseForADayHoweverSlowTheyCame() {
    TryLedger slow = failures(100, Duration.ofHours(2));
    assertThat(Verdict.of(slow, NONE, 6, NOW))
        .isEqualTo(new Verdict.Closed(NOW.plus(Duration.ofDays(1))));
    assertThat(Verdict.of(slow, NONE, 6, NOW.plus(Duration.ofDays(1))))
        .isEqualTo(new Verdict.Open());
    assertThat(Verdict.of(slow.unbroken(), NONE, Verdict.NONE, NOW)).isEqualTo(new Verdict.Open());
  }

  /** Whatever work comes along and whoever succeeds: no hour has more than twenty failures. */
  @Property(tries = 200)
  void nobodyComesInBeyondTheLimit(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 900) Integer> pauses,
      @ForAll @Size(200) List<@IntRange(min = -1, max = 6) Integer> work,
      @ForAll @IntRange(min = 2, max = 100) int everySoOftenOneSucceeds) {
    TryLedger name = NONE;
    var failed = new ArrayList<Instant>();
    Instant now = NOW;
    int withoutWork = 0;
    for (int i = 0; i < pauses.size(); i++) {
      now = now.plusSeconds(pauses.get(i));
      if (!(Verdict.of(name, NONE, work.get(i), now) instanceof Verdict.Open)) {
        continue;
      }
      name = name.counted(now);
      withoutWork += work.get(i) == Verdict.NONE ? 1 : 0;
      if (i % everySoOftenOneSucceeds == 1) {
        name = name.oneFewer().unbroken();
        withoutWork = 0;
      } else {
        failed.add(now);
      }
      assertThat(withoutWork).isLessThanOrEqualTo(3);
    }
    for (Instant from : failed) {
      assertThat(failed)
          .filteredOn(at -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofHours(1))))
          .hasSizeLessThanOrEqualTo(20);
    }
  }

  private static Verdict needed(int ofName, int ofAddress) {
    return Verdict.of(
        failures(ofName, Duration.ofSeconds(1)),
        failures(ofAddress, Duration.ZERO),
        Verdict.NONE,
        NOW);
  }

  private static TryLedger failures(int howMany, Duration apart) {
    TryLedger ledger = NONE;
    for (int i = howMany - 1; i >= 0; i--) {
      ledger = ledger.counted(NOW.minus(apart.multipliedBy(i)));
    }
    return ledger;
  }
}
