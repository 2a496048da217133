package ir.takmil.policy.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.person.Gender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However it is typed, the same person comes out. */
class SoundFilesTest {
  private static final String MOTHER = Invented.nationalCode().value();
  private static final String SON = Invented.nationalCode().value();
  private static final String SHEBA = Invented.sheba().value();

  private static final String PERSIAN =
      """
      كد ملي;نام; نام  خانوادگی ;جنسیت;تاریخ تولد;نسبت;کد ملی بیمه‌شدهٔ اصلی;شماره شبا;تلفن همراه;بیمه پایه;بیمار خاص;شماره شناسنامه;طرح

      %s;"نسرین";نمونه ‌ای;زن;۱۳۶۴/۰۲/۲۲;اصلی;;%s;۰۹۰۰۱۲۳۴۵۶۷;تأمین اجتماعی;بله;۱۱۸۴;طرح یک
      %s;برنا;نمونه‌ای;مرد;2015-08-27;پسر;%s;;;;;0;
      """
          .formatted(
              persian(MOTHER),
              SHEBA.substring(2, 6) + " " + SHEBA.substring(6),
              SON.substring(0, 3) + "-" + SON.substring(3),
              MOTHER);

  private static final String ENGLISH =
      """
      nationalCode\tfirst_name\tLast Name\tgender\tdob\trelation\tmainNationalCode
      %s\tنسرین\tنمونه‌ای\tF\t13640222\tMAIN\t%s
      """
          .formatted(MOTHER, MOTHER);

  private static String persian(String digits) {
    var persian = new StringBuilder();
    digits.chars().forEach(c -> persian.append((char) (c - '0' + '۰')));
    return persian.toString();
  }

  @Test
  void aDirtyPersianFileIsRead() {
    var taken = Taken.from(PERSIAN.getBytes(StandardCharsets.UTF_8));

    assertThat(taken.faults).isEmpty();
    assertThat(taken.rows).extracting(ReadRow::number).containsExactly(3, 4);
    ListedPerson mother = taken.rows.getFirst().person();
    assertThat(mother.nationalCode().value()).isEqualTo(MOTHER);
    assertThat(mother.givenName()).isEqualTo("نسرین");
    assertThat(mother.familyName()).isEqualTo("نمونه \u200cای");
    assertThat(mother.gender()).isEqualTo(Gender.FEMALE);
    assertThat(mother.birthDate()).isEqualTo(LocalDate.parse("1985-05-12"));
    assertThat(mother.relation()).isEqualTo(Relation.MAIN);
    assertThat(mother.mainCode()).isEqualTo(mother.nationalCode());
    assertThat(mother.sheba().value()).isEqualTo(SHEBA);
    assertThat(mother.mobile().value()).isEqualTo("+989001234567");
    assertThat(mother.basicInsurer()).isEqualTo(BasicInsurer.SOCIAL_SECURITY);
    assertThat(mother.specialPatient()).isTrue();
    assertThat(mother.birthCertificateNumber()).isEqualTo("1184");
    assertThat(mother.plan()).isEqualTo("طرح یک");
    ListedPerson son = taken.rows.getLast().person();
    assertThat(son.mainCode().value()).isEqualTo(MOTHER);
    assertThat(son.birthDate()).isEqualTo(LocalDate.parse("2015-08-27"));
    assertThat(son.birthCertificateNumber()).isNull();
    assertThat(son.specialPatient()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void anEnglishFileIsReadInAnyUnicodeThatSaysWhichItIs(String charset) {
    String marked = charset.equals("UTF-16") ? ENGLISH : "\ufeff" + ENGLISH;

    var taken = Taken.from(marked.getBytes(Charset.forName(charset)));

    assertThat(taken.faults).isEmpty();
    assertThat(taken.rows.getFirst().person().birthDate()).isEqualTo(LocalDate.parse("1985-05-12"));
  }

  @Test
  void aWorkbookOfExcelIsRead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("فهرست");
      List<String> headings =
          List.of("کد ملی", "نام", "نام خانوادگی", "جنسیت", "تاریخ تولد", "نسبت", "شبا");
      for (int i = 0; i < headings.size(); i++) {
        sheet.value(0, i, headings.get(i));
      }
      sheet.value(2, 0, Long.parseLong(MOTHER));
      sheet.value(2, 1, "نسرین");
      sheet.value(2, 2, "نمونه‌ای");
      sheet.value(2, 3, "زن");
      sheet.value(2, 4, LocalDate.parse("1985-05-12"));
      sheet.style(2, 4).format("yyyy/mm/dd").set();
      sheet.value(2, 5, "خود");
      sheet.value(2, 6, SHEBA);
      sheet.hideRow(2);
    }

    var taken = Taken.from(bytes.toByteArray());

    assertThat(taken.faults).isEmpty();
    ReadRow row = taken.rows.getFirst();
    assertThat(row.number()).isEqualTo(3);
    assertThat(row.person().nationalCode().value()).isEqualTo(MOTHER);
    assertThat(row.person().birthDate()).isEqualTo(LocalDate.parse("1985-05-12"));
    assertThat(row.person().sheba().value()).isEqualTo(SHEBA);
  }

  @Test
  void aRowPrintedByAccidentShowsNothing() {
    var taken = Taken.from(PERSIAN.getBytes(StandardCharsets.UTF_8));

    assertThat(taken.rows.toString() + taken.rows.getFirst().person())
        .doesNotContain(MOTHER)
        .doesNotContain("نسرین");
  }
}
