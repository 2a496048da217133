package ir.takmil.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BasicInsurerTest {
  private static final String MAIN = "9901452716";
  private static final String OF_HEALTH = "9906928158";
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void findsThePrescriptionsOfTheDomainsCasesOnAnyDayOfAYear() throws IOException {
    for (int ago : new int[] {0, 1, 90, 365}) {
      assertThat(socialSecurity(MAIN, TODAY.minusDays(ago).toString()))
          .extracting(found -> found.path("totalAmount").asLong())
          .containsExactly(1_330_300L, 8_298_000L, 263_900L, 1_850_000L);
    }
  }

  @Test
  void totalsAreTheSumsOfTheirItems() throws IOException {
    for (JsonNode found : socialSecurity(MAIN, TODAY.toString())) {
      long sum =
          found
              .path("items")
              .valueStream()
              .mapToLong(item -> item.path("count").asLong() * item.path("unitPrice").asLong())
              .sum();
      assertThat(found.path("totalAmount").asLong()).isEqualTo(sum);
    }
  }

  @Test
  void aNumberBelongsToOneDayAndOnePerson() throws IOException {
    PrescriptionBook book = PrescriptionBook.read(Path.of("demo-data/prescriptions.json"));
    Set<String> numbers = new HashSet<>();
    int all = 0;
    for (PrescriptionBook.Person person : book.people()) {
      for (int ago = 0; ago <= 1000; ago++) {
        for (PrescriptionBook.Found found : book.on(TODAY.minusDays(ago), person)) {
          numbers.add(found.number());
          all++;
        }
      }
    }
    assertThat(numbers).hasSize(all).allMatch(number -> number.matches("\\d{12}"));
    assertThat(socialSecurity(MAIN, TODAY.toString()))
        .isEqualTo(socialSecurity(MAIN, TODAY.toString()));
  }

  @Test
  void knowsNothingOfTheFutureNorOfLongAgo() throws IOException {
    assertThat(socialSecurity(MAIN, "2026-11-22")).isEmpty();
    assertThat(socialSecurity(MAIN, TODAY.minusDays(366).toString())).isEmpty();
  }

  @Test
  void anUnknownPersonHasNone() throws IOException {
    assertThat(socialSecurity("9900000000", TODAY.toString())).isEmpty();
    assertThat(socialSecurity(OF_HEALTH, TODAY.toString())).isEmpty();
  }

  @Test
  void healthInsuranceFindsByTrackingCode() throws IOException {
    String code =
        world
            .get("/health-insurance/tracking-code?nationalCode=" + OF_HEALTH + "&date=2026-11-01")
            .json()
            .path("trackingCode")
            .asString();

    assertThat(health(OF_HEALTH, code))
        .hasSize(4)
        .allMatch(found -> found.path("date").asString().equals("2026-11-01"));
    assertThat(health("9907384021", code)).isEmpty();
    assertThat(health(OF_HEALTH, "2071800000")).isEmpty();
    assertThat(health(OF_HEALTH, "نامعلوم")).isEmpty();
  }

  @Test
  void itsPageShowsTheCodes() throws IOException {
    assertThat(world.get("/health-insurance").body())
        .contains(PrescriptionBook.trackingCode(OF_HEALTH, TODAY));
    assertThat(world.get("/social-security").body()).contains("۸٬۲۹۸٬۰۰۰ ریال");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"nationalCode\":\"9901452716\"}",
        "{\"nationalCode\":\"9901452716\",\"date\":\"1405/08/30\"}",
        "{\"nationalCode\":\"990145271\",\"date\":\"2026-11-20\"}",
        "{\"nationalCode\":{\"$ne\":1},\"date\":\"2026-11-20\"}"
      })
  void refusesAnInquiryThatIsNone(String body) throws IOException {
    assertThat(world.post("/social-security/v1/prescriptions", "insurer-key", body).status())
        .isEqualTo(400);
  }

  @Test
  void aPrescriptionMayBeEditedAndOnlyThatOne() throws IOException {
    String number = socialSecurity(MAIN, "2026-11-20").getFirst().path("number").asString();
    World.Said said =
        world.put(
            "/social-security/edit",
            "",
            "{\"number\":\"%s\",\"totalAmount\":1400000}".formatted(number));
    assertThat(said.status()).isEqualTo(200);

    List<JsonNode> edited = socialSecurity(MAIN, "2026-11-20");
    assertThat(edited)
        .extracting(found -> found.path("totalAmount").asLong())
        .containsExactly(1_400_000L, 8_298_000L, 263_900L, 1_850_000L);
    assertThat(
            edited
                .getFirst()
                .path("items")
                .valueStream()
                .mapToLong(item -> item.path("count").asLong() * item.path("unitPrice").asLong())
                .sum())
        .isEqualTo(1_400_000);
    assertThat(socialSecurity(MAIN, "2026-11-19").getFirst().path("totalAmount").asLong())
        .isEqualTo(1_330_300);
  }

  @Test
  void thePageEditsAPrescriptionOfToday() throws IOException {
    String number = socialSecurity(MAIN, TODAY.toString()).getFirst().path("number").asString();
    String form = "number=" + number + "&totalAmount=2000000";
    assertThat(submit(form, "http://elsewhere.example").status()).isEqualTo(403);
    assertThat(submit(form, world.uri().toString()).status()).isEqualTo(303);
    assertThat(world.get("/social-security").body()).contains("۲٬۰۰۰٬۰۰۰ ریال");
  }

  private World.Said submit(String form, String origin) throws IOException {
    return world.send(
        world
            .request("/social-security/edit")
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"number\":\"1\",\"totalAmount\":1}",
        "{\"number\":\"123456789012\",\"totalAmount\":-1}",
        "{\"number\":\"123456789012\",\"totalAmount\":1}"
      })
  void refusesAnEditThatIsNone(String body) throws IOException {
    assertThat(world.put("/social-security/edit", "", body).status()).isIn(400, 404);
  }

  @Test
  void needsItsKey() throws IOException {
    assertThat(world.post("/social-security/v1/prescriptions", "x", "{}").status()).isEqualTo(401);
    assertThat(world.post("/health-insurance/v1/prescriptions", "", "{}").status()).isEqualTo(401);
  }

  private List<JsonNode> socialSecurity(String nationalCode, String date) throws IOException {
    return prescriptions(
        "/social-security/v1/prescriptions",
        "{\"nationalCode\":\"%s\",\"date\":\"%s\"}".formatted(nationalCode, date));
  }

  private List<JsonNode> health(String nationalCode, String code) throws IOException {
    return prescriptions(
        "/health-insurance/v1/prescriptions",
        "{\"nationalCode\":\"%s\",\"trackingCode\":\"%s\"}".formatted(nationalCode, code));
  }

  private List<JsonNode> prescriptions(String path, String body) throws IOException {
    World.Said said = world.post(path, "insurer-key", body);
    assertThat(said.status()).isEqualTo(200);
    return said.json().path("prescriptions").valueStream().toList();
  }
}
