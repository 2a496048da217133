package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.claims.testing.SampleRecords;
import java.util.ArrayList;
import java.util.List;
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
  void everyStatusHasAName(Status status) {
    assertThat(words.happened(status)).isNotEqualTo(status.name());
  }

  static List<Claim> lives() {
    var lives = new ArrayList<Claim>(SampleLives.all());
    for (Originals.Need need : Originals.Need.values()) {
      for (Claim life : SampleLives.all()) {
        lives.add(SampleRecords.under(life, need));
      }
    }
    for (ReturnNotice.Kind kind : ReturnNotice.Kind.values()) {
      lives.add(SampleRecords.returned(kind));
    }
    return lives;
  }

  @ParameterizedTest
  @MethodSource("lives")
  void whereverAClaimStandsItSaysWhoHasItAndWhatHappensNext(Claim claim) {
    assertThat(words.holder(claim)).isNotBlank();
    assertThat(words.next(claim)).isNotBlank();
  }

  /** The centre is paid, and it reads these too. */
  @ParameterizedTest
  @MethodSource("lives")
  void ofAnIndirectClaimNobodySpeaksOfTheFamilysAccount(Claim claim) {
    Claim indirect = SampleRecords.indirectly(claim);
    for (String told : List.of(words.holder(indirect), words.next(indirect))) {
      assertThat(told).isNotBlank().doesNotContain("شبا", "حواله", "شماست", "شما ");
    }
  }

  @Test
  void whoMustDoSomethingIsTold() {
    Claim approved =
        SampleRecords.under(
            SampleLives.taken().decide(ASSESSOR, decision(), false, NOW), Originals.Need.PAYMENT);
    assertThat(words.next(approved)).contains("اصل مدارک را به شعبه تحویل دهید");
    assertThat(words.next(SampleLives.appealed())).contains("کارشناس ارزیاب دیگری");
    assertThat(words.next(SampleRecords.returned(ReturnNotice.Kind.NEEDS_VISIT)))
        .contains("مراجعه");
    assertThat(words.holder(SampleLives.taken().decide(ASSESSOR, nothingPayable(), false, NOW)))
        .contains("پایان");
  }

  @Test
  void anUnknownCodeIsShownAsItIs() {
    assertThat(words.sentence("K99")).isEqualTo("K99");
  }
}
