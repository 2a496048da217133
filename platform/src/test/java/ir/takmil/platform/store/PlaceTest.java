package ir.takmil.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final Place PLACE =
      new Place(Instant.parse("2026-11-21T10:00:00.123Z"), "0199d0e0-0003-7000-8000-0000000000a1");

  @Test
  void aCursorComesBackAsThePlaceThatItWas() {
    assertThat(Place.of(PLACE.cursor())).isEqualTo(PLACE);
    assertThat(PLACE.cursor()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void withoutOneItIsTheBeginning() {
    assertThat(Place.of(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "50",
        "-1",
        "999999",
        "%00",
        "AAAA",
        "AAAAAAAAAAA",
        "gAAAAAAAAABh",
        "سلام",
        "{$ne:1}"
      })
  void whatIsNoneOfOursIsRefused(String cursor) {
    assertRefused(cursor);
  }

  @Test
  void whatNamesNoIdIsRefused() {
    assertRefused(made("a/../b"));
    assertRefused(made("$where"));
    assertRefused(made("a".repeat(65)));
    assertThat(Place.of(made("a".repeat(64)))).isNotNull();
  }

  @Test
  void aPageThatIsTheLastHasNone() {
    assertThat(Place.next(List.of(PLACE), 1, place -> place)).isNull();
    assertThat(Place.next(List.of(PLACE, PLACE), 1, place -> place)).isEqualTo(PLACE.cursor());
  }

  private static String made(String id) {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + name.length];
    System.arraycopy(name, 0, bytes, 8, name.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void assertRefused(String cursor) {
    assertThatThrownBy(() -> Place.of(cursor))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("parameter-wrong"));
  }
}
