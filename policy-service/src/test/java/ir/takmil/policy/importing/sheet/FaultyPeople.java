package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.WrittenBook;
import ir.takmil.policy.Invented;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Lists with one fault each, with the code of their answer. */
final class FaultyPeople {
  static final String HEADER =
      "کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,نسبت,کد ملی بیمه‌شده اصلی,شبا,موبایل,تاریخ شروع,تاریخ پایان,بیمه پایه,بیمار خاص,شماره شناسنامه\n";
  static final List<String> HEADINGS = Arrays.asList(HEADER.strip().split(",", -1)).subList(0, 6);
  static final String CODE = Invented.nationalCode().value();
  static final String SOUND = CODE + ",نسرین,نمونه‌ای,زن,1364/02/22,اصلی";
  static final List<String> SOUND_ROW = Arrays.asList(SOUND.split(",", -1));

  private FaultyPeople() {}

  static Stream<Arguments> all() {
    return Stream.of(
        text("a wrong check digit", row("کد ملی", "1234567890"), "national-code-wrong"),
        text("letters for a code", row("کد ملی", "abc"), "national-code-wrong"),
        text("a name left out", row("نام", ""), "field-missing"),
        text("a number for a name", row("نام", "12"), "name-wrong"),
        text("a command for a name", row("نام", "@SUM(1)"), "name-wrong"),
        text("a name without an end", row("نام", "ن".repeat(101)), "name-wrong"),
        text("a third gender", row("جنسیت", "؟"), "gender-wrong"),
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
        text("a certificate of signs", row("شماره شناسنامه", "<script>"), "certificate-wrong"),
        file(
            "zeros that a number lost",
            new WrittenBook().rows(List.of(HEADINGS, lostZeros())).bytes(),
            "zeros-restored"));
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

  private static List<String> lostZeros() {
    var row = new ArrayList<>(SOUND_ROW);
    row.set(0, "<c><v>" + Long.parseLong(startingWithZero()) + "</v></c>");
    return row;
  }

  private static String startingWithZero() {
    String nine = "009901234";
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return nine + (rest < 2 ? rest : 11 - rest);
  }
}
