package ir.takmil.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Spoilt CSV files, and files that are neither CSV nor Excel, with the code of their answer. */
public final class SpoiltText {
  static final String HEADER = "کد,نام,روز,آری,یادداشت\n";
  static final List<String> HEADINGS = Arrays.asList(HEADER.strip().split(",", -1));
  static final String SOUND = "A1,نسرین,1364/02/22,بله,";
  static final List<String> SOUND_ROW = List.of("A1", "نسرین", "1364/02/22", "بله");

  private SpoiltText() {}

  public static Stream<Arguments> all() {
    return Stream.of(
        text("nothing at all", "", "file-empty"),
        text("blanks only", " \n ,,, \n\t\n", "file-empty"),
        text("a header only", HEADER, "rows-missing"),
        text("a header twice", HEADER + SOUND + "\n" + HEADER, "header-twice"),
        text("no header", SOUND + "\n", "header-missing"),
        text("a column left out", "نام\nنسرین\n", "column-missing"),
        text("a column twice", HEADER.strip() + ",روز\n" + SOUND + "\n", "column-twice"),
        text("a column nobody knows", HEADER.strip() + ",رنگ\n" + SOUND + "\n", "column-unknown"),
        text("a row that is too long", HEADER + SOUND + ",9,9\n", "row-too-long"),
        text("a quote never closed", HEADER + "\"" + SOUND + "\n", "quotes-unbalanced"),
        text("text after a quote", HEADER + "\"a\"b\"c\"," + SOUND + "\n", "quotes-unbalanced"),
        text("a formula to be run", row("نام", "=cmd|'/c calc'!A1"), "cell-formula"),
        text("a cell without an end", row("نام", "ن".repeat(3000)), "cell-too-long"),
        text("a sign of broken text", row("نام", "نس\ufffdین"), "text-broken"),
        text("a name left out", row("نام", ""), "field-missing"),
        text("30 Esfand of no leap year", row("روز", "1402/12/30"), "day-wrong"),
        text("a month 13", row("روز", "2000-13-01"), "day-wrong"),
        text("neither yes nor no", row("آری", "شاید"), "yes-no-wrong"),
        text("100,001 rows", HEADER + (SOUND + "\n").repeat(100_001), "too-many-rows"),
        text("10 million empty lines", HEADER + SOUND + "\n".repeat(10_000_000), "too-many-rows"),
        file(
            "Arabic of Windows",
            (HEADER + SOUND).getBytes(Charset.forName("windows-1256")),
            "file-encoding-wrong"),
        file(
            "half a character",
            Arrays.copyOf("کد".getBytes(StandardCharsets.UTF_8), 3),
            "file-encoding-wrong"),
        file(
            "UTF-16 that does not say so",
            HEADER.getBytes(StandardCharsets.UTF_16LE),
            "file-encoding-wrong"),
        file(
            "English UTF-16 that does not say so",
            "code,name\n".getBytes(StandardCharsets.UTF_16LE),
            "file-binary"),
        text("a NUL", HEADER + SOUND + "\0\n", "file-binary"),
        file(
            "half of a surrogate pair",
            new byte[] {(byte) 0xff, (byte) 0xfe, 0x3d, (byte) 0xd8, ',', 0},
            "file-encoding-wrong"),
        text("a PDF", "%PDF-1.7\n", "file-not-a-list"),
        file(
            "a picture",
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0},
            "file-not-a-list"),
        text("a web page called Excel", "\ufeff<html><table>", "file-not-a-list"),
        file(
            "Excel of 1997",
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0},
            "file-old-excel"),
        file("a workbook with a password", locked(), "file-encrypted"));
  }

  private static Arguments text(String what, String text, String code) {
    return file(what, text.getBytes(StandardCharsets.UTF_8), code);
  }

  static Arguments file(String what, byte[] file, String code) {
    return Arguments.of(what, file, code);
  }

  /** A sound row, but for one cell. */
  private static String row(String heading, String value) {
    var cells = new ArrayList<>(SOUND_ROW);
    cells.set(HEADINGS.indexOf(heading), value);
    return HEADER + String.join(",", cells) + "\n";
  }

  private static byte[] locked() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    bytes.writeBytes("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    return bytes.toByteArray();
  }
}
