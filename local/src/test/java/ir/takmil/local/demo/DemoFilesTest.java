package ir.takmil.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoFilesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER = Path.of("demo-data");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @ParameterizedTest
  @CsvSource({
    "today, 2026-11-21",
    "today-240, 2026-03-26",
    "today+125, 2027-03-26",
    "todays, todays",
    "today-x, today-x",
    "2020-01-01, 2020-01-01"
  })
  void countsDaysFromToday(String text, String day) {
    assertThat(DemoFiles.day(text, TODAY)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contracts", "people", "memberships", "centres", "physicians", "tariffs"})
  void everyThingHasItsOwnIdAndNoDayIsLeftOpen(String kind) throws IOException {
    List<DemoFiles.Thing> things = DemoFiles.read(FOLDER, List.of(kind)).things(kind, TODAY);

    assertThat(things)
        .isNotEmpty()
        .allSatisfy(thing -> {
          assertThat(UUID.fromString(thing.id())).hasToString(thing.id());
          assertThat(thing.body()).doesNotContain("\"today").doesNotContain("\"family\"");
          assertThat(JSON.readTree(thing.body()).has("id")).isFalse();
        });
    assertThat(things).extracting(DemoFiles.Thing::id).doesNotHaveDuplicates();
  }

  @Test
  void plansKeepTheirIds() throws IOException {
    JsonNode contract =
        JSON.readTree(
            DemoFiles.read(FOLDER, List.of("contracts"))
                .things("contracts", TODAY)
                .getFirst()
                .body());
    assertThat(contract.path("start").asString()).isEqualTo("2026-03-26");
    assertThat(contract.path("plans").get(0).path("id").asString()).isNotBlank();
  }

  @Test
  void nationalCodesAreInventedAndRight() throws IOException {
    List<String> codes = texts("people", "nationalCode");
    assertThat(codes).doesNotHaveDuplicates().allMatch(DemoFilesTest::rightNationalCode);
    assertThat(codes).allMatch(code -> code.startsWith("99"));
    read("prescriptions")
        .path("people")
        .forEach(person -> assertThat(codes).contains(person.path("nationalCode").asString()));
  }

  @Test
  void shebasAreRight() throws IOException {
    List<String> shebas = texts("people", "sheba");
    assertThat(shebas).hasSize(4).doesNotHaveDuplicates().allMatch(DemoFilesTest::rightSheba);
  }

  @Test
  void theCheckOfTheseTestsCanFail() {
    assertThat(rightNationalCode("9901452717")).isFalse();
    assertThat(rightNationalCode("1111111111")).isFalse();
    assertThat(rightSheba("IR230170004410990112233445")).isFalse();
  }

  @Test
  void mobilesAreRightAndDistinct() throws IOException {
    assertThat(texts("people", "mobile"))
        .doesNotHaveDuplicates()
        .allMatch(mobile -> mobile.matches("09\\d{9}"));
  }

  @Test
  void everyFamilyHasAMainInsuredWithAnAccount() throws IOException {
    Map<String, JsonNode> people = byId("people");
    Set<String> plans = new HashSet<>();
    Set<String> contracts = byId("contracts").keySet();
    read("contracts")
        .forEach(contract ->
            contract.path("plans").forEach(plan -> plans.add(plan.path("id").asString())));
    for (JsonNode membership : read("memberships")) {
      JsonNode person = people.get(membership.path("personId").asString());
      JsonNode main = people.get(membership.path("mainInsuredId").asString());
      assertThat(plans).contains(membership.path("planId").asString());
      assertThat(contracts).contains(membership.path("contractId").asString());
      assertThat(main.path("sheba").asString("")).isNotBlank();
      assertThat(person.path("family")).isEqualTo(main.path("family"));
      assertThat(membership.path("relation").asString().equals("MAIN"))
          .isEqualTo(person.equals(main));
    }
    assertThat(texts("people", "family").stream().distinct())
        .containsExactly("F1", "F2", "F3", "F4");
  }

  @Test
  void someFortyCentresOfEveryKindInManyProvinces() throws IOException {
    List<JsonNode> centres = read("centres").valueStream().toList();
    assertThat(centres).hasSizeBetween(36, 45);
    assertThat(texts("centres", "name")).doesNotHaveDuplicates();
    assertThat(texts("centres", "province").stream().distinct().count()).isGreaterThanOrEqualTo(8);
    assertThat(texts("centres", "kind"))
        .contains(
            "HOSPITAL",
            "PHARMACY",
            "LABORATORY",
            "IMAGING",
            "CLINIC",
            "PHYSICIAN_OFFICE",
            "DENTISTRY");
    assertThat(texts("centres", "scope")).contains("فقط قلب");
    assertThat(centres)
        .allSatisfy(centre -> {
          assertThat(centre.path("latitude").asDouble()).isBetween(25.0, 40.0);
          assertThat(centre.path("longitude").asDouble()).isBetween(44.0, 64.0);
        });
  }

  @Test
  void oneHouseStandsTwiceWithTwoScopes() throws IOException {
    assertThat(
            read("centres")
                .valueStream()
                .filter(centre -> centre.path("name").asString().startsWith("محب مهر"))
                .map(centre -> centre.path("scope").asString()))
        .containsExactly("همه خدمات", "فقط قلب");
  }

  @Test
  void someCentresSayWhatTheyDoAndWhenTheyAreOpen() throws IOException {
    Set<String> services = new HashSet<>();
    read("contracts").findValues("services").forEach(list -> services.addAll(codes(list)));
    List<JsonNode> told =
        read("centres").valueStream().filter(centre -> centre.has("openingHours")).toList();
    assertThat(told).hasSizeGreaterThan(10);
    assertThat(told)
        .allSatisfy(centre ->
            assertThat(services)
                .containsAll(
                    centre.path("services").valueStream().map(JsonNode::asString).toList()));
  }

  @Test
  void physiciansWorkInCentresThatExist() throws IOException {
    Set<String> centres = byId("centres").keySet();
    assertThat(read("physicians")).hasSize(10);
    assertThat(texts("physicians", "councilCode"))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("\\p{L}?\\d{1,8}"));
    read("physicians")
        .forEach(physician ->
            physician
                .path("centreIds")
                .forEach(centre -> assertThat(centres).contains(centre.asString())));
  }

  @Test
  void tariffsAndPrescriptionsNameWhatExists() throws IOException {
    Set<String> services = new HashSet<>();
    read("contracts").findValues("services").forEach(list -> services.addAll(codes(list)));
    assertThat(services).contains("PHARMACY", "RADIOLOGY", "SPECIALIST_VISIT");
    assertThat(services).containsAll(texts("tariffs", "serviceCode"));
    assertThat(texts("centres", "name"))
        .containsAll(
            read("prescriptions")
                .path("prescriptions")
                .valueStream()
                .map(prescription -> prescription.path("centreName").asString())
                .toList());
  }

  private static List<String> codes(JsonNode services) {
    return services.valueStream().map(service -> service.path("code").asString()).toList();
  }

  private static boolean rightNationalCode(String code) {
    if (!code.matches("\\d{10}") || code.chars().distinct().count() == 1) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (code.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return code.charAt(9) - '0' == (rest < 2 ? rest : 11 - rest);
  }

  private static boolean rightSheba(String sheba) {
    return sheba.matches("IR\\d{24}")
        && new BigInteger(sheba.substring(4) + "1827" + sheba.substring(2, 4))
                .mod(BigInteger.valueOf(97))
                .intValue()
            == 1;
  }

  private static JsonNode read(String kind) throws IOException {
    return JSON.readTree(Files.readString(FOLDER.resolve(kind + ".json")));
  }

  private static Map<String, JsonNode> byId(String kind) throws IOException {
    return read(kind)
        .valueStream()
        .collect(Collectors.toMap(node -> node.path("id").asString(), Function.identity()));
  }

  private static List<String> texts(String kind, String field) throws IOException {
    return read(kind)
        .valueStream()
        .filter(node -> node.has(field))
        .map(node -> node.path(field).asString())
        .toList();
  }
}
