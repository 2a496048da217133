package ir.takmil.provider.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.likeness.Likeness.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  private static final double LATITUDE = 35.7;

  private static Listing listing(
      String name, CentreKind kind, String scope, String phone, @Nullable Double latitude) {
    return new Listing(
        name,
        kind,
        "خصوصی",
        "تهران",
        "تهران",
        "خیابان مطهری",
        List.of(phone),
        "",
        latitude,
        latitude == null ? null : 51.4,
        LocalDate.parse("2025-03-21"),
        null,
        scope,
        List.of(),
        List.of());
  }

  private static Listing hospital(String name, String phone, @Nullable Double latitude) {
    return listing(name, CentreKind.HOSPITAL, "همه خدمات", phone, latitude);
  }

  @ParameterizedTest
  @CsvSource({
    "محب مهر, بيمارستان محب‌مهر, 100, 100",
    "مهر محب, محب مهر, 100, 100",
    "بیمارستان یکتا, بيمارستان يكتا, 100, 100",
    "درمانگاه محبان مهر, درمانگاه محب مهر, 65, 99",
    "آزمایشگاه بینالود, آزمایشگاه بینلود, 70, 99",
    "داروخانه سرو سبز, داروخانه باغ ارم, 0, 30",
    "بیمارستان محب مهر, بیمارستان مهرگان, 0, 60",
    "درمانگاه شماره ۱, درمانگاه شماره ۲, 0, 0",
    "بیمارستان, بیمارستان, 100, 100",
  })
  void namesAreComparedByWhatTellsThemFromOthers(String one, String other, int least, int most) {
    assertThat(NameLikeness.of(one, other)).isBetween(least, most);
    assertThat(NameLikeness.of(other, one)).isEqualTo(NameLikeness.of(one, other));
  }

  @Test
  void aSimilarNameAtTheSamePhoneAndPlaceIsSure() {
    Optional<Likeness> found =
        Likeness.of(
            hospital("محب مهر", "021-00011007", LATITUDE),
            hospital("بیمارستان محب مهر", "+98 21 00011007", LATITUDE + 0.001));
    assertThat(found)
        .contains(new Likeness(List.of(Reason.SIMILAR_NAME, Reason.SAME_PHONE, Reason.NEAR), 100));
  }

  @Test
  void anotherScopeIsAnotherContract() {
    assertThat(
            Likeness.of(
                hospital("محب مهر", "021-00011007", LATITUDE),
                listing("محب مهر", CentreKind.HOSPITAL, "فقط قلب", "021-00011007", LATITUDE)))
        .isEmpty();
  }

  @Test
  void anotherKindIsAnotherCentre() {
    assertThat(
            Likeness.of(
                hospital("محب مهر", "021-00011007", LATITUDE),
                listing("محب مهر", CentreKind.PHARMACY, "همه خدمات", "021-00011007", LATITUDE)))
        .isEmpty();
  }

  @Test
  void oneReasonAloneIsNone() {
    Listing here = hospital("محب مهر", "021-00011007", LATITUDE);
    assertThat(Likeness.of(here, hospital("محب مهر", "021-1111", LATITUDE + 0.01))).isEmpty();
    assertThat(Likeness.of(here, hospital("سرو سبز", "021-1111", LATITUDE))).isEmpty();
    assertThat(Likeness.of(here, hospital("سرو سبز", "021-00011007", LATITUDE + 0.01))).isEmpty();
  }

  @Test
  void theSameNameInACityIsEnoughWhereNoPlaceIsKnown() {
    assertThat(
            Likeness.of(
                hospital("محب مهر", "021-00011007", null), hospital("محب مهر", "021-1111", null)))
        .contains(new Likeness(List.of(Reason.SIMILAR_NAME), 50));
  }

  @Test
  void aHouseThatWasRenamedIsFoundByPhoneAndPlace() {
    assertThat(
            Likeness.of(
                hospital("سرو سبز", "021-00011007", LATITUDE),
                hospital("باغ ارم", "021-00011007", LATITUDE)))
        .contains(new Likeness(List.of(Reason.SAME_PHONE, Reason.NEAR), 50));
  }

  @Test
  void twoPhysiciansMayShareAReception() {
    assertThat(
            Likeness.of(
                listing("مطب دکتر سپهری", CentreKind.PHYSICIAN_OFFICE, "همه", "021-1111", LATITUDE),
                listing(
                    "مطب دکتر بهادری", CentreKind.PHYSICIAN_OFFICE, "همه", "021-1111", LATITUDE)))
        .isEmpty();
  }
}
