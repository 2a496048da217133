package ir.takmil.identity.tries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.identity.tries.TryLedger.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TryLedgerTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Limit LIMIT = new Limit(20, 100);

  @Test
  void twentyAnHourAreBorneAndTheNextWhenTheFirstIsAnHourAgo() {
    TryLedger twenty = counted(TryLedger.fresh("n"), 20, Duration.ofMinutes(1));
    assertThat(twenty.closedUntil(LIMIT, START.plus(HOUR).minusMillis(1)))
        .contains(START.plus(HOUR));
    assertThat(twenty.closedUntil(LIMIT, START.plus(HOUR))).isEmpty();
    assertThat(twenty.unbroken().closedUntil(LIMIT, START.plusSeconds(1200)))
        .contains(START.plus(HOUR));
    assertThat(twenty.oneFewer().closedUntil(LIMIT, START.plusSeconds(1200))).isEmpty();
  }

  @Test
  void afterAHundredInARowATryADayIsLeftUntilOneSucceeds() {
    TryLedger hundred = counted(TryLedger.fresh("n"), 100, HOUR);
    Instant last = START.plus(HOUR.multipliedBy(99));
    assertThat(hundred.closedUntil(LIMIT, last.plus(HOUR))).contains(last.plus(DAY));
    assertThat(hundred.closedUntil(LIMIT, last.plus(DAY))).isEmpty();
    TryLedger oneMore = hundred.counted(last.plus(DAY));
    assertThat(oneMore.closedUntil(LIMIT, last.plus(DAY))).contains(last.plus(DAY).plus(DAY));
    assertThat(oneMore.unbroken().closedUntil(LIMIT, last.plus(DAY))).isEmpty();
  }

  @Test
  void whatIsTakenOffAnEmptyLedgerIsNothing() {
    assertThat(TryLedger.fresh("n").oneFewer()).isEqualTo(TryLedger.fresh("n"));
    assertThat(TryLedger.fresh("n").unbroken()).isEqualTo(TryLedger.fresh("n"));
  }

  @Test
  void aLedgerOfOneAddressStaysSmallAndALimitBeyondItsMemoryIsRefused() {
    TryLedger many = counted(TryLedger.fresh("n"), 1000, Duration.ofMillis(1));
    assertThat(many.recent()).hasSize(256);
    assertThat(many.consecutive()).isEqualTo(1000);
    assertThatThrownBy(() -> new Limit(257, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * However tries and successes follow each other (the store lets one write follow another, so that
   * any interleaving is such a row): no hour holds more failures than it may, and no more than a
   * hundred follow each other, save one a day.
   */
  @Property(tries = 300)
  void limitsHoldForEveryRhythm(
      @ForAll @Size(min = 1, max = 400) List<@IntRange(min = 0, max = 1200) Integer> pauses,
      @ForAll @IntRange(min = 5, max = 500) int everySoOftenOneSucceeds) {
    TryLedger ledger = TryLedger.fresh("n");
    var failed = new ArrayList<Instant>();
    int row = 0;
    Instant now = START;
    Instant last = Instant.MIN;
    int n = 0;
    for (int pause : pauses) {
      now = now.plusSeconds(pause);
      if (ledger.closedUntil(LIMIT, now).isPresent()) {
        continue;
      }
      assertThat(row < 100 || !now.isBefore(last.plus(DAY))).isTrue();
      ledger = ledger.counted(now);
      if (++n % everySoOftenOneSucceeds == 0) {
        int before = ledger.withinAnHour(now);
        ledger = ledger.oneFewer().unbroken();
        assertThat(ledger.withinAnHour(now)).isEqualTo(before - 1);
        assertThat(ledger.consecutive()).isZero();
        row = 0;
      } else {
        failed.add(now);
        row++;
        last = now;
      }
    }
    for (Instant from : failed) {
      assertThat(failed)
          .filteredOn(at -> !at.isBefore(from) && at.isBefore(from.plus(HOUR)))
          .hasSizeLessThanOrEqualTo(20);
    }
  }

  private static TryLedger counted(TryLedger ledger, int times, Duration apart) {
    TryLedger counted = ledger;
    for (int i = 0; i < times; i++) {
      counted = counted.counted(START.plus(apart.multipliedBy(i)));
    }
    return counted;
  }
}
