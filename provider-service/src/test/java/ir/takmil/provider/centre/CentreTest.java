package ir.takmil.provider.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
        null,
        LocalDate.parse("2025-03-21"),
        end,
        "همه خدمات");
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
            said -> assertThat(said.event()).isEqualTo(new CentreListed(centre().listing())));
  }

  @Test
  void listedTheSameAgainNothingHappens() {
    Centre centre = centre();
    assertThat(centre.list(listing("بیمارستان محبان مهر", null), NOW)).isSameAs(centre);
  }

  @Test
  void everyChangeIsAnnouncedInItsPlace() {
    Centre changed = centre().list(listing("بیمارستان محبان نو", null), NOW);
    assertThat(changed.sequence()).isEqualTo(2);
    assertThat(changed.outbox()).hasSize(2);
    assertThat(changed.foundBy().words()).contains("نو").doesNotContain("مهر");
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
    assertThatThrownBy(() -> listing("الف", LocalDate.parse("2025-03-20")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("contract-ends-before-start"));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكئءآABCabc۰۱۲٣٤٥678 \u200c()-،.")
        .ofMinLength(1)
        .ofMaxLength(60);
  }

  /** However ya, kaf and digits are typed, any beginning of any word finds the name. */
  @Property
  void anyBeginningOfAnyWordIsAmongTheWords(@ForAll("names") String name, @ForAll int seed) {
    List<String> words = FoundBy.of(listing(name, null)).words();
    for (String word : FoundBy.words(name.replace('ی', 'ي').replace('ک', 'ك'))) {
      String beginning = word.substring(0, 1 + Math.floorMod(seed, word.length()));
      assertThat(words).anyMatch(kept -> kept.startsWith(beginning));
    }
    assertThat(IntStream.range(0, words.size()).mapToObj(words::get))
        .allMatch(word -> word.matches("[\\p{L}\\p{M}\\p{N}]+"));
  }
}
