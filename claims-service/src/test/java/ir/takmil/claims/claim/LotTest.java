package ir.takmil.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotTest {
  private static long inSample(String what, int share) {
    return IntStream.range(0, 100_000)
        .filter(i -> Lot.drawn(what, Integer.toString(1_000_000_000 + i)) < share)
        .count();
  }

  @Test
  void asManyAreDrawnAsTheShareSays() {
    assertThat(inSample("people", 500)).isBetween(4_700L, 5_300L);
    assertThat(inSample("people", 0)).isZero();
    assertThat(inSample("people", 10_000)).isEqualTo(100_000);
  }

  @Test
  void askedAgainItIsTheSame() {
    assertThat(Lot.drawn("people", "4051000017")).isEqualTo(Lot.drawn("people", "4051000017"));
  }

  /** Who is in one sample is not for that reason in another. */
  @Test
  void eachDrawingIsItsOwn() {
    long both =
        IntStream.range(0, 100_000)
            .mapToObj(i -> Integer.toString(1_000_000_000 + i))
            .filter(number ->
                Lot.drawn("people", number) < 1_000 && Lot.drawn("originals", number) < 1_000)
            .count();
    assertThat(both).isBetween(850L, 1_150L);
  }
}
