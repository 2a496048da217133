package ir.takmil.policy.importing;

import ir.takmil.platform.value.Jalali;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a list of invented people as CSV and as a workbook, the same each time: families of five,
 * whose codes no registry office ever gave. Arguments: a folder, and how many people if not 50,000.
 */
public final class ListOfFiftyThousand {
  private static final BigInteger MODULUS = BigInteger.valueOf(97);
  private static final List<String> HEADINGS =
      List.of(
          "کد ملی",
          "نام",
          "نام خانوادگی",
          "جنسیت",
          "تاریخ تولد",
          "شماره شناسنامه",
          "نسبت",
          "کد ملی بیمه‌شده اصلی",
          "بیمه پایه",
          "بیمار خاص",
          "موبایل",
          "شبا");
  private static final List<String> RELATIONS = List.of("اصلی", "همسر", "دختر", "پسر", "مادر");
  private static final List<String> GENDERS = List.of("مرد", "زن", "زن", "مرد", "زن");
  private static final List<String> NAMES = List.of("بهروز", "نسرین", "مینا", "برنا", "مهری");
  private static final List<Integer> YEARS = List.of(1980, 1983, 2010, 2014, 1955);

  private ListOfFiftyThousand() {}

  public static void main(String[] arguments) throws IOException {
    int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    csv(folder.resolve("list.csv"), people);
    workbook(folder.resolve("list.xlsx"), people);
    System.out.println(people + " people in " + folder);
  }

  static void csv(Path file, int people) throws IOException {
    try (Writer csv = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      csv.write(String.join(",", HEADINGS) + "\n");
      for (int i = 0; i < people; i++) {
        csv.write(String.join(",", row(i)) + "\n");
      }
    }
  }

  static void workbook(Path file, int people) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        Workbook book = new Workbook(bytes, "takmil", "1.0")) {
      Worksheet sheet = book.newWorksheet("فهرست");
      Consumer<List<String>> row =
          new Consumer<>() {
            private int number;

            @Override
            public void accept(List<String> cells) {
              for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                  sheet.value(number, column, cells.get(column));
                }
              }
              number++;
            }
          };
      row.accept(HEADINGS);
      for (int i = 0; i < people; i++) {
        row.accept(row(i));
      }
    }
  }

  private static List<String> row(int person) {
    int family = person / 5;
    int place = person % 5;
    String main = code(family * 5);
    LocalDate born = LocalDate.of(YEARS.get(place), 1, 1).plusDays(family % 360);
    boolean isMain = place == 0;
    return List.of(
        code(person),
        NAMES.get(place),
        "نمونه‌ای",
        GENDERS.get(place),
        Jalali.text(born),
        "0",
        RELATIONS.get(place),
        isMain ? "" : main,
        "تأمین اجتماعی",
        "خیر",
        isMain ? "0900%07d".formatted(family) : "",
        isMain ? sheba(family) : "");
  }

  private static String code(int person) {
    String nine = "98%07d".formatted(person);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return nine + (rest < 2 ? rest : 11 - rest);
  }

  private static String sheba(int family) {
    String account = "0170000000" + "%012d".formatted(family);
    BigInteger rest = new BigInteger(account + "182700").mod(MODULUS);
    return "IR%02d".formatted(98 - rest.intValue()) + account;
  }
}
