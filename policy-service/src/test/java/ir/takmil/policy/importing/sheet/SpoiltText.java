package ir.takmil.policy.importing.sheet;

import ir.takmil.policy.Invented;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Spoilt CSV files, and files that are neither CSV nor Excel, with the code of their answer. */
final class SpoiltText {
  static final String HEADER =
      "کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,نسبت,کد ملی بیمه‌شده اصلی,شبا,موبایل,تاریخ شروع,تاریخ پایان,بیمه پایه,بیمار خاص,شماره شناسنامه\n";
  static final List<String> HEADINGS = Arrays.asList(HEADER.strip().split(",", -1)).subList(0, 6);
  static final String CODE = Invented.nationalCode().value();
  static final String SOUND = CODE + ",نسرین,نمونه‌ای,زن,1364/02/22,اصلی";
  static final List<String> SOUND_ROW = Arrays.asList(SOUND.split(",", -1));

  private SpoiltText() {}

  static Stream<Arguments> all() {
    return Stream.of(
        text("nothing at all", "", "file-empty"),
        text("blanks only", " \n ,,, \n\t\n", "file-empty"),
        text("a header only", HEADER, "rows-missing"),
        text("a header twice", HEADER + SOUND + "\n" + HEADER, "header-twice"),
        text("no header", SOUND + "\n", "header-missing"),
        text("a column left out", "کد ملی,نام\n" + CODE + ",نسرین\n", "column-missing"),
        text("a column twice", HEADER.strip() + ",شبا\n" + SOUND + "\n", "column-twice"),
        text("a column nobody knows", HEADER.strip() + ",رنگ\n" + SOUND + "\n", "column-unknown"),
        text("a row that is too long", HEADER + SOUND + ",,,,,,,,,9,9\n", "row-too-long"),
        text("a quote never closed", HEADER + "\"" + SOUND + "\n", "quotes-unbalanced"),
        text("text after a quote", HEADER + "\"a\"b\"c\"," + SOUND + "\n", "quotes-unbalanced"),
        text("a wrong check digit", row("کد ملی", "1234567890"), "national-code-wrong"),
        text("letters for a code", row("کد ملی", "abc"), "national-code-wrong"),
        text("a name left out", row("نام", ""), "field-missing"),
        text("a number for a name", row("نام", "12"), "name-wrong"),
        text("a formula to be run", row("نام", "=cmd|'/c calc'!A1"), "cell-formula"),
        text("a command for a name", row("نام", "@SUM(1)"), "name-wrong"),
        text("a name without an end", row("نام", "ن".repeat(101)), "name-wrong"),
        text("a cell without an end", row("نام", "ن".repeat(1000)), "cell-too-long"),
        text("a sign of broken text", row("نام", "نس\ufffdین"), "text-broken"),
        text("a third gender", row("جنسیت", "؟"), "gender-wrong"),
        text("30 Esfand of no leap year", row("تاریخ تولد", "1402/12/30"), "day-wrong"),
        text("a month 13", row("تاریخ تولد", "2000-13-01"), "day-wrong"),
        text("a birth to come", row("تاریخ تولد", "1405/12/01"), "birth-date-in-future"),
        text("no such relation", row("نسبت", "همسایه"), "relation-wrong"),
        text("a son of nobody", row("نسبت", "پسر"), "field-missing"),
        text(
            "a son of himself",
            rows("نسبت", "پسر", "کد ملی بیمه‌شده اصلی", CODE),
            "main-code-wrong"),
        text("a wrong Sheba", row("شبا", "IR000000000000000000000000"), "sheba-wrong"),
        text("a wrong mobile", row("موبایل", "0211234567"), "mobile-wrong"),
        text(
            "an end before its start",
            rows("تاریخ شروع", "1405/02/01", "تاریخ پایان", "1405/01/01"),
            "from-after-to"),
        text("no such basic insurer", row("بیمه پایه", "ایران"), "basic-insurer-wrong"),
        text("neither yes nor no", row("بیمار خاص", "شاید"), "yes-no-wrong"),
        text("a certificate of signs", row("شماره شناسنامه", "<script>"), "certificate-wrong"),
        text("100,001 people", HEADER + (SOUND + "\n").repeat(100_001), "too-many-rows"),
        text("10 million empty lines", HEADER + SOUND + "\n".repeat(10_000_000), "too-many-rows"),
        file(
            "Arabic of Windows",
            (HEADER + SOUND).getBytes(Charset.forName("windows-1256")),
            "file-encoding-wrong"),
        file(
            "half a character",
            Arrays.copyOf("کد ملی".getBytes(StandardCharsets.UTF_8), 3),
            "file-encoding-wrong"),
        file(
            "UTF-16 that does not say so",
            HEADER.getBytes(StandardCharsets.UTF_16LE),
            "file-encoding-wrong"),
        file(
            "English UTF-16 that does not say so",
            "nationalCode,name\n".getBytes(StandardCharsets.UTF_16LE),
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

  /** A sound person, but for one cell. */
  private static String row(String heading, String value) {
    return rows(heading, value);
  }

  private static String rows(String... headingsAndValues) {
    List<String> headings = Arrays.asList(HEADER.strip().split(",", -1));
    var cells = new ArrayList<>(Collections.nCopies(headings.size(), ""));
    for (int i = 0; i < SOUND_ROW.size(); i++) {
      cells.set(i, SOUND_ROW.get(i));
    }
    for (int i = 0; i < headingsAndValues.length; i += 2) {
      cells.set(headings.indexOf(headingsAndValues[i]), headingsAndValues[i + 1]);
    }
    return HEADER + String.join(",", cells) + "\n";
  }

  private static byte[] locked() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    bytes.writeBytes("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    return bytes.toByteArray();
  }
}
