package ir.takmil.claims.assessment.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PeersTest {
  /** Pharmacy invoices around 1,500,000 rials, spread by a factor of about two. */
  private static long[] usual(int count) {
    var random = new Random(1405);
    return random.doubles(count).mapToLong(x -> Math.round(1_000_000 * Math.pow(2.2, x))).toArray();
  }

  @Test
  void withFewOfThemNothingIsSaid() {
    assertThat(Peers.of(usual(Peers.FEWEST - 1))).isEmpty();
    assertThat(Peers.of(usual(Peers.FEWEST))).isPresent();
  }

  @Test
  void anAmountManyTimesTheUsualIsFarAboveAndTwiceIsNot() {
    Peers peers = Peers.of(usual(200)).orElseThrow();
    assertThat(peers.isFarAbove(20_000_000)).isTrue();
    assertThat(peers.isFarAbove(2 * peers.usual())).isFalse();
    assertThat(peers.isFarAbove(100_000)).as("far below is nobody's trouble").isFalse();
  }

  /** As mean and deviation would be: a third of them inflated, they would call themselves usual. */
  @Test
  void aThirdOfInflatedAmountsDoNotHideOneAnother() {
    long[] amounts = usual(210);
    Arrays.fill(amounts, 0, 70, 50_000_000);
    assertThat(Peers.of(amounts).orElseThrow().isFarAbove(50_000_000)).isTrue();
  }

  @Test
  void whereAllAskForTheSameATenthMoreIsNoNews() {
    long[] same = new long[100];
    Arrays.fill(same, 1_000_000);
    assertThat(Peers.of(same).orElseThrow().isFarAbove(1_100_000)).isFalse();
    assertThat(Peers.of(same).orElseThrow().isFarAbove(2_000_000)).isTrue();
  }

  /** In other units the same would be flagged. */
  @Property(tries = 200)
  void itIsAboutFactorsNotAboutRials(
      @ForAll @IntRange(min = 2, max = 1_000) int unit,
      @ForAll @LongRange(min = 10_000, max = 100_000_000) long amount) {
    long[] scaled = Arrays.stream(usual(120)).map(x -> x * unit).toArray();
    double plain = Peers.of(usual(120)).orElseThrow().score(amount);
    assertThat(Peers.of(scaled).orElseThrow().score(amount * unit))
        .isCloseTo(plain, org.assertj.core.data.Offset.offset(1e-6));
  }
}
