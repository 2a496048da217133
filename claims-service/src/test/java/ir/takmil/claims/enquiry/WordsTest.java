package ir.takmil.claims.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Status;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  private final Words words = new Words();

  static Stream<String> codes() {
    return Stream.of(codes("K", 14), codes("R", 12), codes("X", 8)).flatMap(all -> all);
  }

  private static Stream<String> codes(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(n -> "%s%02d".formatted(letter, n));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeOfTheTradeIsExplained(String code) {
    assertThat(words.know(code)).isTrue();
    assertThat(words.sentence(code)).isNotBlank().isNotEqualTo(code);
    if (code.startsWith("K")) {
      assertThat(words.howToAvoid(code)).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void everyStatusSaysWhoHasTheCaseAndWhatHappensNext(Status status) {
    assertThat(words.happened(status)).isNotEqualTo(status.name());
    assertThat(words.holder(status)).isNotBlank();
    assertThat(words.next(status)).isNotBlank();
  }

  @Test
  void anUnknownCodeIsShownAsItIs() {
    assertThat(words.sentence("K99")).isEqualTo("K99");
  }
}
