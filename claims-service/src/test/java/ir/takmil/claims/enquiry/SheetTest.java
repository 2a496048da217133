package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.claims.testing.SampleRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** Opened again, the sheet says what the claims say. */
class SheetTest {
  @TempDir static Path folder;

  private static Map<String, String> parts(List<Claim> claims, int most) throws IOException {
    Path file = folder.resolve("claims.xlsx");
    try (var out = Files.newOutputStream(file)) {
      Sheet.write(out, claims.iterator(), most, new Words());
    }
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        parts.put(
            entry.getName(),
            unescaped(
                new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return parts;
  }

  private static String unescaped(String xml) {
    return HtmlUtils.htmlUnescape(xml.replace("&apos;", "'"));
  }

  @Test
  void amountsAreNumbersAndTheSheetReadsFromTheRight() throws IOException {
    var parts = parts(List.of(SampleLives.sentForPayment()), 10);
    assertThat(parts.get("xl/worksheets/sheet1.xml"))
        .contains("rightToLeft=", "<v>8298000</v>", "<v>7468200</v>", "<v>829800</v>");
    assertThat(parts.get("xl/sharedStrings.xml"))
        .contains("۱۴۰۵/۰۸/۱۰", "برای پرداخت فرستاده شد", "هزینهٔ مستقیم");
  }

  @Test
  void aCellIsNeverAFormula() throws IOException {
    var family = new SampleRecords(new PersonId("a"), new PersonId("b"));
    for (String odd : List.of("=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "\u0001<&")) {
      var parts = parts(List.of(family.direct().of("PHARMACY", odd).at(NOW)), 10);
      assertThat(parts.get("xl/worksheets/sheet1.xml")).doesNotContain("<f>", "<f ");
      assertThat(parts.get("xl/sharedStrings.xml")).contains(odd.replace("\u0001", " "));
    }
  }

  @Test
  void noMoreRowsAreWrittenThanAreAllowed() throws IOException {
    var parts = parts(SampleLives.all(), 3);
    assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("r=\"4\"").doesNotContain("r=\"5\"");
  }
}
