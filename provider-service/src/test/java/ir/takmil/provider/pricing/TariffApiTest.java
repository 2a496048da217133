package ir.takmil.provider.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class TariffApiTest extends WholeService {
  private final String id = UUID.randomUUID().toString();

  /** Each test with a service of its own. */
  private final String service = "S" + id.substring(0, 8).toUpperCase(Locale.ROOT);

  private Map<String, Object> tariff(long unitPrice) {
    var tariff = new HashMap<String, Object>();
    tariff.put("serviceCode", service);
    tariff.put("centreKind", null);
    tariff.put("from", "2026-03-21");
    tariff.put("to", null);
    tariff.put("unitPrice", unitPrice);
    return tariff;
  }

  @Test
  void aTariffIsSetOnceAndAnnouncedOnce() {
    assertThat(put(operator(), "/tariffs/" + id, tariff(2_100_000)).getStatusCode().value())
        .isEqualTo(201);
    assertThat(put(operator(), "/tariffs/" + id, tariff(2_100_000)).getStatusCode().value())
        .isEqualTo(200);
    ResponseEntity<String> changed = put(operator(), "/tariffs/" + id, tariff(2_200_000));
    assertThat(changed.getStatusCode().value()).isEqualTo(200);
    assertThat(changed.getHeaders().getETag()).isEqualTo("\"2\"");
    assertThat(tree(changed).get("unitPrice").asLong()).isEqualTo(2_200_000);

    List<JsonNode> said = said("provider.tariff", id, 2);
    assertThat(said).hasSize(2);
    assertThat(said.getFirst().get("unitPrice").asLong()).isEqualTo(2_100_000);
    assertThat(said.getLast().get("serviceCode").asString()).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({
    "unitPrice, -1, 400, /unitPrice",
    "unitPrice, 1.5, 400, /unitPrice",
    "unitPrice, 99999999999999999999, 400, /unitPrice",
    "serviceCode, \"رادیولوژی\", 400, /serviceCode",
    "to, \"2020-01-01\", 422, ",
    "id, 1, 400, /id"
  })
  void aWrongTariffIsRefused(String field, String value, int status, String pointer) {
    String body =
        json.writeValueAsString(tariff(1))
            .replaceFirst("\\}$", "")
            .replaceFirst("\"" + field + "\":[^,}]*,?", "");
    ResponseEntity<String> refused =
        put(
            operator(),
            "/tariffs/" + id,
            body.replaceFirst(",$", "") + ",\"" + field + "\":" + value + "}");
    assertThat(refused.getStatusCode().value()).as(refused.getBody()).isEqualTo(status);
    if (pointer != null) {
      assertThat(tree(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
  }

  @Test
  void onlyAnOperatorSetsTariffs() {
    assertThat(put(insured("p"), "/tariffs/" + id, tariff(1)).getStatusCode().value())
        .isEqualTo(403);
  }

  private String set(String from, @Nullable String to, long unitPrice) {
    String another = UUID.randomUUID().toString();
    var tariff = tariff(unitPrice);
    tariff.put("from", from);
    tariff.put("to", to);
    ResponseEntity<String> answer = put(operator(), "/tariffs/" + another, tariff);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(201);
    return another;
  }

  private List<Long> prices(String query) {
    JsonNode page = tree(get(operator(), "/tariffs?service=" + service + query));
    return page.get("items").valueStream().map(item -> item.get("unitPrice").asLong()).toList();
  }

  @Test
  void theLatestComesFirstAndADayTellsWhichHeldThen() {
    set("2025-03-21", "2026-03-20", 1_000_000);
    set("2026-03-21", null, 2_000_000);
    set("2026-10-01", null, 3_000_000);
    assertThat(prices("")).containsExactly(3_000_000L, 2_000_000L, 1_000_000L);
    assertThat(prices("&on=2026-05-01")).containsExactly(2_000_000L);
    assertThat(prices("&on=2026-11-01")).as("the first counts").startsWith(3_000_000L);
    assertThat(prices("&on=2024-01-01")).isEmpty();
    assertThat(prices("&kind=HOSPITAL")).isEmpty();
  }

  @Test
  void twoOfAServiceDoNotBeginOnOneDay() {
    set("2026-03-21", null, 1_000_000);
    ResponseEntity<String> refused = put(operator(), "/tariffs/" + id, tariff(2_000_000));
    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(tree(refused).get("code").asString()).isEqualTo("tariff-taken");
    assertThat(tree(refused).get("detail").asString()).contains("2026-03-21");
    var ofHospitals = tariff(2_000_000);
    ofHospitals.put("centreKind", "HOSPITAL");
    assertThat(put(operator(), "/tariffs/" + id, ofHospitals).getStatusCode().value())
        .isEqualTo(201);
  }

  /** However many set it at once. */
  @Test
  void ofThoseThatBeginOnOneDayThereIsOne() throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> all =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      put(operator(), "/tariffs/" + UUID.randomUUID(), tariff(1_000_000 + i))
                          .getStatusCode()
                          .value())
              .toList();
      List<Integer> answers =
          threads.invokeAll(all).stream().map(java.util.concurrent.Future::resultNow).toList();
      assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }
    assertThat(prices("")).hasSize(1);
  }

  @Test
  void whatWasEnteredByMistakeIsWithdrawnAndMakesRoom() {
    put(operator(), "/tariffs/" + id, tariff(9_000_000));
    ResponseEntity<String> gone = delete(operator(), "/tariffs/" + id);
    assertThat(tree(gone).get("withdrawn").asBoolean()).isTrue();
    assertThat(delete(operator(), "/tariffs/" + id).getHeaders().getETag()).isEqualTo("\"2\"");
    assertThat(prices("&on=2026-05-01")).isEmpty();
    assertThat(said("provider.tariff", id, 2).getLast().get("withdrawn").asBoolean()).isTrue();

    String right = set("2026-03-21", null, 900_000);
    assertThat(put(operator(), "/tariffs/" + id, tariff(9_000_000)).getStatusCode().value())
        .as("its day is another's now")
        .isEqualTo(409);
    delete(operator(), "/tariffs/" + right);
    ResponseEntity<String> again = put(operator(), "/tariffs/" + id, tariff(9_000_000));
    assertThat(tree(again).get("withdrawn").asBoolean()).isFalse();
    assertThat(delete(operator(), "/tariffs/nothing").getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void whatItWasIsKept() {
    put(operator(), "/tariffs/" + id, tariff(1_000_000));
    put(operator(), "/tariffs/" + id, tariff(2_000_000));
    delete(operator(), "/tariffs/" + id);
    JsonNode history = tree(get(operator(), "/tariffs/" + id + "/history"));
    assertThat(history.get("items").valueStream().map(it -> it.get("unitPrice").asLong()))
        .containsExactly(2_000_000L, 1_000_000L);
    assertThat(history.at("/items/0/by").asString()).isNotBlank();
  }
}
