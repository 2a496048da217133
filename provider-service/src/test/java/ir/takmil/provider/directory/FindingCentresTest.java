package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.Eventually;
import ir.takmil.provider.WholeService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What people look for: a name, something near, something open, what a map shows. */
class FindingCentresTest extends WholeService {
  /** Each test with a service of its own. */
  private final String service =
      "S" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

  @Autowired private MongoTemplate mongo;

  @BeforeEach
  void itIsSaturdayNoon() {
    clock.moveTo(Instant.parse("2026-11-21T08:30:00Z")); // 12:00 in Tehran
  }

  private Map<String, Object> centre(String name, double latitude, double longitude) {
    var centre = new HashMap<String, Object>();
    centre.put("name", name);
    centre.put("kind", "HOSPITAL");
    centre.put("affiliation", "خصوصی");
    centre.put("province", "تهران");
    centre.put("city", "تهران");
    centre.put("address", "خیابان مطهری");
    centre.put("phones", List.of("۰۲۱-00011007"));
    centre.put("latitude", latitude);
    centre.put("longitude", longitude);
    centre.put("contractStart", "2025-03-21");
    centre.put("scope", "همه خدمات");
    centre.put("services", List.of(service));
    return centre;
  }

  private String list(Map<String, Object> centre) {
    String id = UUID.randomUUID().toString();
    ResponseEntity<String> listed = put(operator(), "/centres/" + id, centre);
    assertThat(listed.getStatusCode().value()).as(listed.getBody()).isEqualTo(201);
    return id;
  }

  private JsonNode asked(String path) {
    ResponseEntity<String> answer = get(insured("p"), path);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    return tree(answer);
  }

  private List<String> found(String query) {
    return StreamSupport.stream(
            asked("/centres?service=" + service + query).get("items").spliterator(), false)
        .map(item -> item.get("name").asString())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"محب", "محب مهر", "مهر", "محبِ مِهر", "مهر محب", "مُحب"})
  void aCentreThatStandsTwiceIsFoundTwice(String typed) {
    list(centre("محب مهر", 35.7, 51.4));
    var heart = centre("محب مهر (فقط قلب)", 35.7, 51.4);
    heart.put("scope", "فقط قلب");
    list(heart);
    list(centre("مهرگان", 35.7, 51.4));
    assertThat(found("&name=" + encoded(typed))).contains("محب مهر", "محب مهر (فقط قلب)");
  }

  @ParameterizedTest
  @CsvSource({
    "کلينيك يكتا, کلینیک یکتا",
    "كلينيك, کلینیک یکتا",
    "رازي نو, آزمایشگاه رازی‌نو",
    "رازینو, آزمایشگاه رازی‌نو",
    "دندان‌پزشکی, دندانپزشکی لبخند",
    "ازمایشگاه, آزمایشگاه رازی‌نو",
    "مؤسسه, مؤسسهٔ خیریهٔ 17 شهریور",
    "موسسه, مؤسسهٔ خیریهٔ 17 شهریور",
    "١٧, مؤسسهٔ خیریهٔ 17 شهریور",
    "17 شهر, مؤسسهٔ خیریهٔ 17 شهریور",
    "mri, مرکز MRI پارس"
  })
  void aNameIsFoundHoweverItIsTyped(String typed, String name) {
    list(centre(name.replace("17", "۱۷"), 35.7, 51.4));
    assertThat(found("&name=" + encoded(typed))).containsExactly(name);
  }

  @Test
  void whatIsNearComesFirstAndSaysHowFar() {
    list(centre("دور", 35.9, 51.4));
    list(centre("نزدیک", 35.701, 51.4));
    var nowhere = centre("بی‌نشانی", 0, 0);
    nowhere.put("latitude", null);
    nowhere.put("longitude", null);
    list(nowhere);

    assertThat(found("&latitude=35.7&longitude=51.4")).containsExactly("نزدیک", "دور", "بی‌نشانی");
    JsonNode items =
        asked("/centres?service=" + service + "&latitude=35.7&longitude=51.4").get("items");
    assertThat(items.get(0).get("distance").asLong()).isBetween(100L, 125L);
    assertThat(items.get(1).get("distance").asLong()).isBetween(22_000L, 22_500L);
    assertThat(items.get(2).has("distance")).isFalse();
  }

  @Test
  void whatIsOpenNowAndUntilWhenIsSaid() {
    var office = centre("روزانه", 35.7, 51.4);
    office.put(
        "openingHours", List.of(Map.of("day", "SATURDAY", "opens", "08:00", "closes", "13:30")));
    String daily = list(office);
    var night = centre("شبانه", 35.7, 51.4);
    night.put(
        "openingHours", List.of(Map.of("day", "FRIDAY", "opens", "22:00", "closes", "06:00")));
    list(night);
    list(centre("نامعلوم", 35.7, 51.4));

    assertThat(found("&openNow=true")).containsExactly("روزانه");
    JsonNode shown = asked("/centres/" + daily);
    assertThat(shown.get("openNow").asBoolean()).isTrue();
    assertThat(shown.get("opensOrClosesAt").asString()).startsWith("2026-11-21T13:30");
    clock.moveTo(Instant.parse("2026-11-20T23:30:00Z")); // 03:00 on Saturday
    assertThat(found("&openNow=true")).containsExactly("شبانه");
  }

  @Test
  void whatIsContractedTodayMayBeAskedFor() {
    var ended = centre("پایان‌یافته", 35.7, 51.4);
    ended.put("contractEnd", "2026-11-20");
    list(ended);
    var lastDay = centre("روز آخر", 35.7, 51.4);
    lastDay.put("contractEnd", "2026-11-21");
    list(lastDay);
    assertThat(found("&contracted=true")).containsExactly("روز آخر");
    assertThat(found("")).containsExactly("روز آخر", "پایان‌یافته");
  }

  @Test
  void aMapShowsCentresAloneAndClusters() {
    list(centre("یک", 35.70, 51.40));
    list(centre("دو", 35.71, 51.41));
    String shiraz = list(centre("شیراز", 29.6, 52.5));
    String box = "/centres/map?service=" + service + "&south=24&west=44&north=40&east=63";

    JsonNode far = asked(box + "&zoom=5");
    assertThat(far.get("total").asInt()).isEqualTo(3);
    assertThat(far.get("clusters")).hasSize(1);
    assertThat(far.at("/clusters/0/count").asInt()).isEqualTo(2);
    assertThat(far.at("/clusters/0/latitude").asDouble()).isEqualTo(35.705);
    assertThat(far.at("/clusters/0/south").asDouble()).isEqualTo(35.70);
    assertThat(far.at("/centres/0/id").asString()).isEqualTo(shiraz);
    assertThat(far.at("/centres/0/at/latitude").asDouble()).isEqualTo(29.6);

    JsonNode near = asked(box + "&zoom=16");
    assertThat(near.get("clusters")).isEmpty();
    assertThat(near.get("centres")).hasSize(3);
    assertThat(found("&south=35&west=51&north=36&east=52")).containsExactly("دو", "یک");
  }

  @ParameterizedTest
  @CsvSource({
    "south=35, box-incomplete",
    "south=36&west=51&north=35&east=52, box-upside-down",
    "south=-91&west=51&north=35&east=52, parameter-wrong",
    "south=NaN&west=51&north=35&east=52, parameter-wrong",
    "south=x&west=51&north=35&east=52, invalid",
    "latitude=35, position-incomplete",
    "kind=HOTEL, invalid",
    "openNow=perhaps, invalid"
  })
  void whatCannotBeAskedIsNamed(String query, String code) {
    ResponseEntity<String> refused = get(insured("p"), "/centres?" + query);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(tree(refused).get("code").asString()).isEqualTo(code);
    assertThat(tree(refused).at("/errors/0/pointer").asString()).startsWith("/");
  }

  /** Another replica writes into the store that this one looks at. */
  @Test
  void whatAnotherReplicaListedIsFoundSoon() {
    clock.moveTo(Instant.parse("2027-01-21T08:30:00Z")); // after whatever the others have listed
    String id = list(centre("پیش", 35.7, 51.4));
    mongo.updateFirst(
        new Query(Criteria.where("_id").is(id)),
        new Update().set("listing.name", "پس").set("sequence", 2).set("changedAt", clock.instant()),
        "centres");
    Eventually.eventually(() -> assertThat(found("&name=" + encoded("پس"))).hasSize(1));
    assertThat(found("&name=" + encoded("پیش"))).isEmpty();
  }

  @Test
  void whatItWasBeforeIsKeptForTheOperator() {
    String id = list(centre("پیش", 35.7, 51.4));
    put(operator(), "/centres/" + id, centre("پس", 35.7, 51.4));
    JsonNode history = tree(get(operator(), "/centres/" + id + "/history"));
    assertThat(history.get("total").asInt()).isEqualTo(1);
    assertThat(history.at("/items/0/listing/name").asString()).isEqualTo("پیش");
    assertThat(history.at("/items/0/by").asString()).isNotBlank();
    assertThat(get(insured("p"), "/centres/" + id + "/history").getStatusCode().value())
        .isEqualTo(403);
  }
}
