package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import ir.takmil.provider.WholeService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class DirectoryApiTest extends WholeService {
  private final String id = UUID.randomUUID().toString();

  /** Each test with a service of its own. */
  private final String service = "S" + id.substring(0, 8).toUpperCase(Locale.ROOT);

  private Map<String, Object> centre(String name) {
    var centre = new HashMap<String, Object>();
    centre.put("name", name);
    centre.put("kind", "HOSPITAL");
    centre.put("affiliation", "خصوصی");
    centre.put("province", "یزد");
    centre.put("services", List.of(service));
    centre.put("city", "شهریار");
    centre.put("address", "خیابان مطهری، پلاک ۱۲");
    centre.put("phones", List.of("021-00011007"));
    centre.put("remarks", "");
    centre.put("latitude", 35.7069);
    centre.put("longitude", 51.4204);
    centre.put("contractStart", "2025-03-21");
    centre.put("contractEnd", null);
    centre.put("scope", "همه خدمات");
    return centre;
  }

  private ResponseEntity<String> list(String id, Map<String, Object> centre) {
    return put(operator(), "/centres/" + id, centre);
  }

  private List<String> found(String query) {
    ResponseEntity<String> answer = get(insured("p"), "/centres?" + query);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return StreamSupport.stream(tree(answer).get("items").spliterator(), false)
        .map(item -> item.get("name").asString())
        .toList();
  }

  private String ofMine() {
    return "service=" + service;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aCentreIsListedOnceAndAnnouncedOnce() {
    assertThat(list(id, centre("بیمارستان محبان مهر")).getStatusCode().value()).isEqualTo(201);
    ResponseEntity<String> again = list(id, centre("بیمارستان محبان مهر"));
    assertThat(again.getStatusCode().value()).isEqualTo(200);
    assertThat(again.getHeaders().getETag()).isEqualTo("\"1\"");

    ResponseEntity<String> changed = list(id, centre("بیمارستان محبان نو"));
    assertThat(changed.getHeaders().getETag()).isEqualTo("\"2\"");

    List<JsonNode> said = said("provider.centre", id, 2);
    assertThat(said).hasSize(2);
    assertThat(said.getLast().get("name").asString()).isEqualTo("بیمارستان محبان نو");
    assertThat(said.getLast().has("phones")).isFalse();
    assertThat(said.getLast().has("contractEnd")).isFalse();
  }

  @Test
  void aCentreIsShownWithItsPhysicians() {
    list(id, centre("درمانگاه یاسمن"));
    String physician = UUID.randomUUID().toString();
    var enrolment =
        Map.of(
            "councilCode", "۹۹۱۰۱",
            "givenName", "ماندانا",
            "familyName", "سپهری",
            "specialty", "داخلی",
            "centreIds", List.of(id, UUID.randomUUID().toString()));
    assertThat(put(operator(), "/physicians/" + physician, enrolment).getStatusCode().value())
        .isEqualTo(201);
    assertThat(put(operator(), "/physicians/" + physician, enrolment).getStatusCode().value())
        .isEqualTo(200);

    JsonNode shown = tree(get(insured("p"), "/centres/" + id));
    assertThat(shown.get("name").asString()).isEqualTo("درمانگاه یاسمن");
    assertThat(shown.get("contracted").asBoolean()).isTrue();
    assertThat(shown.get("phones").get(0).asString()).isEqualTo("021-00011007");
    assertThat(shown.at("/physicians/0/councilCode").asString()).isEqualTo("99101");
    assertThat(shown.at("/physicians/0/familyName").asString()).isEqualTo("سپهری");
  }

  @Test
  void aCentreWhoseContractHasEndedSaysSo() {
    var ended = centre("درمانگاه کهن");
    ended.put("contractEnd", "2026-11-20");
    list(id, ended);
    assertThat(tree(get(insured("p"), "/centres/" + id)).get("contracted").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "محب",
        "مهر",
        "محب مهر",
        "مهر محب",
        "محبان",
        "بيمارستان",
        "شبانه روزی",
        "شبانه‌روزی",
        "شبانهروزي",
        "بیمارستان ۱۲",
        "بیمارستان 12",
        "١٢"
      })
  void theBeginningOfAnyWordFindsItHoweverItIsTyped(String typed) {
    list(id, centre("بیمارستان شبانه‌روزی محبان مهر ۱۲ (فقط قلب)"));
    assertThat(found(ofMine() + "&name=" + encoded(typed))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"بانک", "محب قلبی", ".*", "^", "(فقط قلب) یا", "$where"})
  void whatIsNotInTheNameFindsNothing(String typed) {
    list(id, centre("بیمارستان محبان مهر (فقط قلب)"));
    boolean onlySigns = typed.chars().noneMatch(Character::isLetterOrDigit);
    assertThat(found(ofMine() + "&name=" + encoded(typed))).hasSize(onlySigns ? 1 : 0);
  }

  @Test
  void placeKindAndAffiliationNarrow() {
    list(id, centre("الف"));
    var pharmacy = centre("ب");
    pharmacy.put("kind", "PHARMACY");
    pharmacy.put("city", "ري");
    pharmacy.put("affiliation", "دولتی");
    list(UUID.randomUUID().toString(), pharmacy);

    assertThat(found(ofMine())).containsExactly("الف", "ب");
    assertThat(found(ofMine() + "&kind=PHARMACY")).containsExactly("ب");
    assertThat(found(ofMine() + "&city=" + encoded("ری"))).containsExactly("ب");
    assertThat(found(ofMine() + "&affiliation=" + encoded("خصوصي"))).containsExactly("الف");
    assertThat(found(ofMine() + "&kind=DENTISTRY")).isEmpty();
    assertThat(found("province=" + encoded("[$ne]"))).isEmpty();
  }

  @Test
  void aLongListComesInPages() {
    for (int i = 0; i < 25; i++) {
      list(UUID.randomUUID().toString(), centre("مرکز %02d".formatted(i)));
    }
    JsonNode first = tree(get(insured("p"), "/centres?" + ofMine()));
    assertThat(first.get("items")).hasSize(20);
    assertThat(first.get("total").asInt()).isEqualTo(25);
    JsonNode second =
        tree(get(insured("p"), "/centres?" + ofMine() + "&page=" + first.get("next").asString()));
    assertThat(second.get("items")).hasSize(5);
    assertThat(second.has("next")).isFalse();
    assertThat(second.at("/items/0/name").asString()).isEqualTo("مرکز 20");
  }

  @Test
  void provincesNameTheirCities() {
    list(id, centre("الف"));
    var other = centre("ب");
    other.put("city", "ميبد");
    list(UUID.randomUUID().toString(), other);

    assertThat(cities("/provinces", "یزد")).contains("شهریار", "میبد");
    assertThat(cities("/places", "یزد")).contains("میبد", "تفت", "یزد").doesNotContain("شهریار");
    assertThat(tree(get(insured("p"), "/places")).get("total").asInt()).isEqualTo(31);
  }

  private List<String> cities(String path, String province) {
    return StreamSupport.stream(tree(get(insured("p"), path)).get("items").spliterator(), false)
        .filter(item -> item.get("name").asString().equals(province))
        .flatMap(item -> StreamSupport.stream(item.get("cities").spliterator(), false))
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void aProvinceIsOneOfThirtyOneHoweverItIsTyped() {
    var typed = centre("الف");
    typed.put("province", "آذربايجان\u200cشرقي");
    assertThat(tree(list(id, typed)).get("province").asString()).isEqualTo("آذربایجان شرقی");
    typed.put("province", "ناکجا");
    ResponseEntity<String> refused = list(id, typed);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(tree(refused).get("code").asString()).isEqualTo("province-unknown");
    assertThat(tree(refused).get("detail").asString()).contains("ناکجا");
  }

  @Test
  void onlyAnOperatorPutsAnythingIn() {
    for (String token :
        List.of(
            insured("p"),
            TestTokens.staff("provider-service", "assessor1", "assessor"),
            TestTokens.service("provider-service", "claims-service"))) {
      assertThat(put(token, "/centres/" + id, centre("الف")).getStatusCode().value())
          .isEqualTo(403);
    }
    assertThat(get(insured("p"), "/centres/" + id).getStatusCode().value()).isEqualTo(404);
    assertThat(get(TestTokens.person("claims-service", "p"), "/centres").getStatusCode().value())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', /name",
    "kind, HOTEL, /kind",
    "province, , /province",
    "latitude, 91, /latitude",
    "contractStart, yesterday, /contractStart",
    "phones, , /phones",
    "colour, green, /colour"
  })
  void aWrongFieldIsNamed(String field, String value, String pointer) {
    var wrong = centre("الف");
    wrong.put(field, value);
    ResponseEntity<String> refused = list(id, wrong);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(tree(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    assertThat(tree(refused).at("/errors/0/detail").asString()).isNotBlank();
  }

  @Test
  void aContractThatEndsBeforeItStartsIsRefused() {
    var wrong = centre("الف");
    wrong.put("contractEnd", "2020-03-21");
    ResponseEntity<String> refused = list(id, wrong);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(tree(refused).get("code").asString()).isEqualTo("contract-ends-before-start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=-1", "page=x", "page=99999999999"})
  void aWrongQueryIsRefused(String query) {
    ResponseEntity<String> refused = get(insured("p"), "/centres?" + query);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(tree(refused).get("code").asString()).isEqualTo("parameter-wrong");
  }
}
