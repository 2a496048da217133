package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CentreReaderTest {
  private static final String HEADER =
      "شناسه;نام مرکز;نوع;مالکیت;استان;شهر;آدرس;تلفن;عرض;طول;شروع قرارداد;پایان قرارداد;دامنه;خدمات;ساعت کار\n";

  @Test
  void aCentreIsReadAsPeopleTypeIt() {
    CentreLine line =
        read(
            "c-1;مركز محب مهر;بیمارستان;خصوصي;تهران;ری;خیابان ۱۷;۰۲۱-۱۲۳۴۵۶، 02188;۳۵٫۷۰;51.4;1405/01/01;;فقط قلب;mri، VISIT_GP mri;شبانه‌روزی");
    Listing listing = line.listing();
    assertThat(line.id()).isEqualTo(new CentreId("c-1"));
    assertThat(listing.name()).isEqualTo("مرکز محب مهر");
    assertThat(listing.kind()).isEqualTo(CentreKind.HOSPITAL);
    assertThat(listing.phones()).containsExactly("021-123456", "02188");
    assertThat(listing.latitude()).isEqualTo(35.70);
    assertThat(listing.longitude()).isEqualTo(51.4);
    assertThat(listing.contractStart()).isEqualTo(LocalDate.parse("2026-03-21"));
    assertThat(listing.services()).containsExactly("MRI", "VISIT_GP");
    assertThat(listing.openingHours()).hasSize(7);
    assertThat(line.unsaid()).containsExactly(CentreColumn.REMARKS);
  }

  @ParameterizedTest
  @CsvSource({
    "c 1;الف;مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;, centre-id-wrong",
    ";;مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;, field-missing",
    ";الف;کاخ;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;, centre-kind-wrong",
    ";الف;مطب;خصوصی;بغداد;ری;ن;;;;1405/01/01;;همه;;, province-wrong",
    ";الف;مطب;خصوصی;تهران;ری;ن;1|2|3|4|5|6|7|8|9|10|11;;;1405/01/01;;همه;;, phones-wrong",
    ";الف;مطب;خصوصی;تهران;ری;ن;;شمال;51;1405/01/01;;همه;;, position-wrong",
    ";الف;مطب;خصوصی;تهران;ری;ن;;;;1405/13/01;;همه;;, day-wrong",
    ";الف;مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;کد خدمت;, services-wrong",
    ";الف;مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;گاهی, opening-hours-wrong",
    ";=1+1;مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;, cell-formula"
  })
  void aRowThatCannotBeACentreSaysWhy(String row, String code) {
    ReadRows<CentreLine> read = rows(row);

    assertThat(read.lines()).isEmpty();
    assertThat(read.faults()).containsExactly("2 " + code);
  }

  @Test
  void aTextThatIsTooLongIsSaid() {
    assertThat(rows(";" + "ن".repeat(201) + ";مطب;خصوصی;تهران;ری;ن;;;;1405/01/01;;همه;;").faults())
        .containsExactly("2 text-too-long");
  }

  /** Of what the file does not speak, what is kept stays; a cell that is empty empties it. */
  @Test
  void whatTheFileDoesNotHaveStays() {
    Listing kept =
        read(";الف;مطب;خصوصی;تهران;ری;ن;021123;35;51;1405/01/01;1406/01/01;همه;MRI;هر روز ۸-۱۲")
            .listing();
    String fewer = "نام مرکز;نوع;مالکیت;استان;شهر;آدرس;شروع قرارداد;دامنه;خدمات\n";
    CentreLine line =
        ReadRows.of(
                CentreColumn.ALL,
                CentreReader::read,
                fewer + "الف;مطب;خصوصی;تهران;ری;نو;1405/01/01;همه;")
            .lines()
            .getFirst();

    Listing next = line.over(kept);

    assertThat(next.address()).isEqualTo("نو");
    assertThat(next.services()).isEmpty();
    assertThat(next.phones()).isEqualTo(kept.phones());
    assertThat(next.latitude()).isEqualTo(kept.latitude());
    assertThat(next.contractEnd()).isEqualTo(kept.contractEnd());
    assertThat(next.openingHours()).isEqualTo(kept.openingHours());
  }

  @ParameterizedTest
  @EnumSource
  void everyFlawHasAPersianSentence(RowFlaw flaw) {
    assertThat(new Sentences().know(flaw.code())).as(flaw.code()).isTrue();
  }

  private static CentreLine read(String row) {
    ReadRows<CentreLine> rows = rows(row);
    assertThat(rows.faults()).isEmpty();
    return rows.lines().getFirst();
  }

  private static ReadRows<CentreLine> rows(String row) {
    return ReadRows.of(CentreColumn.ALL, CentreReader::read, HEADER + row);
  }
}
