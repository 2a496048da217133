package ir.takmil.provider.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class CentreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final CentreId ID = new CentreId("0199d0e0-0005-7000-8000-000000000001");

  static Listing listing(String name, @Nullable LocalDate end) {
    return new Listing(
        name,
        CentreKind.HOSPITAL,
        "خصوصی",
        "تهران",
        "تهران",
        "خیابان مطهری",
        List.of("021-00011007"),
        "",
        35.7,
        51.4,
        LocalDate.parse("2025-03-21"),
        end,
        "همه خدمات",
        List.of("MRI"),
        List.of(new Opening(DayOfWeek.SATURDAY, LocalTime.of(8, 0), LocalTime.of(20, 0))));
  }

  public static Centre centre() {
    return Centre.list(ID, listing("بیمارستان محبان مهر", null), NOW);
  }

  @Test
  void isAnnouncedWhenItIsListed() {
    assertThat(centre().sequence()).isEqualTo(1);
    assertThat(centre().outbox())
        .singleElement()
        .satisfies(
            said -> assertThat(said.event()).isEqualTo(new CentreListed(centre().listing(), null)));
  }

  @Test
  void listedTheSameAgainNothingHappens() {
    Centre centre = centre();
    assertThat(centre.list(listing("بیمارستان محبان مهر", null), "operator1", NOW))
        .isSameAs(centre);
  }

  @Test
  void everyChangeIsAnnouncedInItsPlace() {
    Centre changed = centre().list(listing("بیمارستان محبان نو", null), "operator1", NOW);
    assertThat(changed.sequence()).isEqualTo(2);
    assertThat(changed.outbox()).hasSize(2);
    assertThat(changed.past())
        .containsExactly(new Centre.Past(centre().listing(), null, NOW, "operator1"));
  }

  @Test
  void isContractedFromTheFirstDayToTheLast() {
    Listing listing = listing("الف", LocalDate.parse("2026-03-20"));
    assertThat(listing.contractedOn(LocalDate.parse("2025-03-20"))).isFalse();
    assertThat(listing.contractedOn(LocalDate.parse("2025-03-21"))).isTrue();
    assertThat(listing.contractedOn(LocalDate.parse("2026-03-20"))).isTrue();
    assertThat(listing.contractedOn(LocalDate.parse("2026-03-21"))).isFalse();
  }

  @Test
  void aContractDoesNotEndBeforeItStarts() {
    assertThatThrownBy(() -> listing("الف", LocalDate.parse("2025-03-20")).checked())
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("contract-ends-before-start"));
  }

  private static Listing at(@Nullable Double latitude, @Nullable Double longitude, String phone) {
    Listing sample = listing("الف", null);
    return new Listing(
        sample.name(),
        sample.kind(),
        sample.affiliation(),
        sample.province(),
        sample.city(),
        sample.address(),
        List.of(phone),
        sample.remarks(),
        latitude,
        longitude,
        sample.contractStart(),
        sample.contractEnd(),
        sample.scope(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "35.7, , 021-88001122, position-incomplete",
    ", 51.4, 021-88001122, position-incomplete",
    "48.8, 2.3, 021-88001122, position-outside",
    "35.7, 51.4, 'هشتاد و هشت', phone-wrong",
    "35.7, 51.4, <script>, phone-wrong"
  })
  void whatIsWrongInAListingIsNamed(Double latitude, Double longitude, String phone, String code) {
    assertThatThrownBy(() -> Centre.list(ID, at(latitude, longitude, phone), NOW))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void mergedItIsListedNoMoreUntilItIsSeparatedAgain() {
    var kept = new CentreId("0199d0e0-0005-7000-8000-000000000002");
    Centre merged = centre().mergeInto(kept, "operator1", NOW);
    assertThat(merged.isListed()).isFalse();
    assertThat(merged.outbox().getLast().event())
        .isEqualTo(new CentreListed(centre().listing(), kept));
    assertThat(merged.mergeInto(kept, "operator1", NOW)).isSameAs(merged);
    Centre again = merged.separate("operator2", NOW);
    assertThat(again.isListed()).isTrue();
    assertThat(again.separate("operator2", NOW)).isSameAs(again);
    assertThat(again.past()).extracting(Centre.Past::by).containsExactly("operator2", "operator1");
    assertThat(again.outbox().getLast().event())
        .isEqualTo(new CentreListed(centre().listing(), null));
    assertThatThrownBy(() -> centre().mergeInto(ID, "operator1", NOW)).isInstanceOf(Refusal.class);
  }

  @Test
  void onlyTheLatestFiftyAreRemembered() {
    Centre centre = centre();
    for (int i = 0; i < 60; i++) {
      centre = centre.list(listing("مرکز " + i, null), "operator1", NOW);
    }
    assertThat(centre.past()).hasSize(50);
    assertThat(centre.past().getFirst().listing().name()).isEqualTo("مرکز 58");
  }
}
