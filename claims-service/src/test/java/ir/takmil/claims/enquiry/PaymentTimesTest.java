package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.platform.testing.MovableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.index.CompoundIndex;

class PaymentTimesTest {
  private static final long DAY = Duration.ofDays(1).toSeconds();

  @Test
  void halfAndNineOfTenAreTakenFromTheCases() {
    List<Long> days = LongStream.rangeClosed(1, 40).map(day -> day * DAY).boxed().toList();
    assertThat(PaymentTimes.of(days)).isEqualTo(new PaymentTimes.Expected(20, 36, 40));
  }

  @Test
  void aDayBegunCountsAsADay() {
    assertThat(PaymentTimes.of(Collections.nCopies(30, 5L)))
        .isEqualTo(new PaymentTimes.Expected(1, 1, 30));
    assertThat(PaymentTimes.of(Collections.nCopies(30, DAY + 1)))
        .isEqualTo(new PaymentTimes.Expected(2, 2, 30));
  }

  @Test
  void withFewCasesNothingIsTold() {
    assertThat(PaymentTimes.of(Collections.nCopies(29, DAY))).isNull();
  }

  /** Counted once however often it is heard; only for claims that are on their way. */
  @Test
  void itIsToldFromWhatWasPaid() {
    FreshStore.fresh(mongo -> {
      var times = new PaymentTimes(mongo, MovableClock.at(NOW.toString()));
      for (int i = 0; i < 30; i++) {
        var time = new PaymentTime(new ClaimId("c" + i), "PHARMACY", NOW, 3 * DAY);
        times.note(time);
        times.note(time);
      }
      assertThat(times.expected(SampleLives.taken()))
          .isEqualTo(new PaymentTimes.Expected(3, 3, 30));
      assertThat(times.expected(SampleLives.returned())).isNull();
      return true;
    });
  }

  @Test
  void aPaidClaimSaysHowLongItTook() {
    assertThat(
            PaymentTime.of(SampleLives.sentForPayment().pay(1, "99", NOW.plusSeconds(70)))
                .orElseThrow()
                .seconds())
        .isEqualTo(70);
    assertThat(PaymentTime.of(SampleLives.sentForPayment())).isEmpty();
  }

  @Test
  void theNewestOfAServiceAreFoundByAnIndex() {
    assertThat(PaymentTimes.newest("x").getQueryObject().keySet()).containsExactly("service");
    assertThat(PaymentTimes.newest("x").getSortObject().keySet()).containsExactly("paidAt");
    assertThat(Arrays.stream(PaymentTime.class.getAnnotationsByType(CompoundIndex.class)))
        .anySatisfy(index -> {
          assertThat(index.name()).isEqualTo("service-newest");
          assertThat(index.def()).isEqualTo("{'service': 1, 'paidAt': -1}");
        });
  }
}
