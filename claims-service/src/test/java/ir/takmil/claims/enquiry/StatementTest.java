package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CLERK;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.platform.value.Rials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opened again, the statement says what the case says. */
class StatementTest {
  private static final Words WORDS = new Words();

  private static byte[] pdf(Claim claim) {
    return Statement.pdf(ClaimView.of(claim, INSURED, false, WORDS, null, NOW), WORDS, NOW);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  static List<Claim> lives() {
    return SampleLives.all();
  }

  @ParameterizedTest
  @MethodSource("lives")
  void whereverTheClaimStandsItHasOne(Claim claim) throws IOException {
    try (var document = Loader.loadPDF(pdf(claim))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void amountsAndNumbersStandOnIt() throws IOException {
    Claim paid =
        SampleLives.sentForPayment()
            .receiveOriginals(CLERK, "شعبهٔ مرکزی", NOW)
            .remark(ASSESSOR, "نسخه را نگه دارید؛ پیگیری چاپ گزارش", true, NOW)
            .pay(1, "990000000001", NOW);
    byte[] pdf = pdf(paid);
    assertThat(text(pdf))
        .contains("۸٬۲۹۸٬۰۰۰", "۷٬۴۶۸٬۲۰۰", "۸۲۹٬۸۰۰")
        .contains(Shown.digits(paid.expense().claimNumber()))
        .contains("۱۴۰۵/۰۸/۳۰");
    Path folder = Files.createDirectories(Path.of("target/statements"));
    Files.write(folder.resolve("paid.pdf"), pdf);
    try (var document = Loader.loadPDF(pdf)) {
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          folder.resolve("paid.png").toFile());
    }
  }

  @Test
  void whatPeopleTypedIsNoMarkupAndBreaksNothing() throws IOException {
    var family = new SampleRecords(new PersonId("a"), new PersonId("b"));
    Claim odd =
        family
            .direct()
            .of("PHARMACY", "</style><img src='http://127.0.0.1/x'/> & \"'\u0001\ud83d\ude00")
            .asking(new Line(1, "<script>1</script>]]>&nbsp;", 1, Rials.of(1), Rials.ZERO))
            .at(NOW);
    assertThat(text(pdf(odd))).contains("script", "style", "nbsp;");
  }

  @Test
  void manyLinesTakeMorePages() throws IOException {
    var family = new SampleRecords(new PersonId("a"), new PersonId("b"));
    Line[] lines = new Line[200];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new Line(i + 1, "قرص شمارهٔ " + i, 2, Rials.of(1_000_000), Rials.ZERO);
    }
    try (var document = Loader.loadPDF(pdf(family.direct().asking(lines).at(NOW)))) {
      assertThat(document.getNumberOfPages()).isBetween(2, 20);
    }
  }

  @Test
  void lettersAreJoinedToTheirNeighbours() {
    var shaping = new PersianShaping();
    assertThat(shaping.shapeText("پرداخت")).startsWith("\uFB58\uFEAE");
    assertThat(shaping.shapeText("گچ")).isEqualTo("\uFB94\uFB7B");
    assertThat(shaping.shapeText("بیمه")).isEqualTo("\uFE91\uFBFF\uFEE4\uFEEA");
    assertThat(shaping.shapeText("کی")).isEqualTo("\uFB90\uFBFD");
    assertThat(shaping.shapeText("می‌ش")).isEqualTo("\uFEE3\uFBFD\u200C\uFEB5");
    assertThat(shaping.shapeText("ژاله")).startsWith("\uFB8A\uFE8D");
    assertThat(shaping.shapeText("نسخهٔ")).endsWith("\uFBA5");
    assertThat(shaping.shapeText("شدهٔ")).endsWith("\u06C0");
    assertThat(shaping.shapeText("پ")).isEqualTo("\uFB56");
  }

  @Test
  void nothingOfTheExaminationIsTold() throws IOException {
    Claim open = SampleLives.taken().decide(ASSESSOR, decision(), true, NOW);
    assertThat(text(pdf(open))).doesNotContain("۷٬۴۶۸٬۲۰۰");
  }
}
