package ir.takmil.provider.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class TariffApiTest extends WholeService {
  private final String id = UUID.randomUUID().toString();

  private static Map<String, Object> tariff(long unitPrice) {
    var tariff = new HashMap<String, Object>();
    tariff.put("serviceCode", "RADIOLOGY");
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
    assertThat(said.getLast().get("serviceCode").asString()).isEqualTo("RADIOLOGY");
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
}
