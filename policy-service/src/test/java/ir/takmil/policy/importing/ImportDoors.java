package ir.takmil.policy.importing;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.ContractId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of lists, as an operator finds them. */
final class ImportDoors {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;
  private final String token;

  ImportDoors(int port) {
    this(port, TestTokens.staff(Doors.US, "operator1", "operator"));
  }

  ImportDoors(int port, String token) {
    this.port = port;
    this.token = token;
  }

  record Answer(int status, JsonNode body, String etag) {
    String code() {
      return body.path("code").asString();
    }
  }

  /** A contract of 2026, with one plan. */
  ContractId contract() {
    Family family = Family.invented();
    assertThat(
            Doors.at(port)
                .operator()
                .put("/contracts/" + family.contract().value(), family.contractBody())
                .status())
        .isEqualTo(201);
    return family.contract();
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  Answer send(String id, ContractId contract, String scope, String csv) {
    return send(id, contract, scope, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Answer send(String id, ContractId contract, String scope, String type, byte[] file) {
    return call(
        request("/imports/" + id + "?contract=" + contract.value() + "&scope=" + scope)
            .header("Content-Type", type)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  Answer get(String path) {
    return call(request("/imports" + path));
  }

  Answer apply(String id, String etag) {
    HttpRequest.Builder request =
        request("/imports/" + id + "/application").POST(HttpRequest.BodyPublishers.noBody());
    return call(etag == null ? request : request.header("If-Match", etag));
  }

  Answer discard(String id) {
    return call(request("/imports/" + id).DELETE());
  }

  /** Asked until it is there. */
  Answer until(String id, String state) {
    return eventually(() -> {
      Answer answer = get("/" + id);
      assertThat(answer.body().path("state").asString())
          .as(answer.body().toString())
          .isEqualTo(state);
      return answer;
    });
  }

  /** Sent, looked at, and applied. */
  Answer applied(ContractId contract, String scope, String csv) {
    String id = newId();
    assertThat(send(id, contract, scope, csv).status()).isEqualTo(201);
    Answer previewed = until(id, "PREVIEWED");
    assertThat(apply(id, previewed.etag()).status()).isEqualTo(202);
    return until(id, "APPLIED");
  }

  /** Every fault as {@code row column code}. */
  List<String> faults(String id) {
    return get("/" + id + "/faults")
        .body()
        .get("items")
        .valueStream()
        .map(fault ->
            fault.get("row").asInt()
                + " "
                + fault.path("column").asString("")
                + " "
                + fault.get("code").asString())
        .toList();
  }

  JsonNode differences(String id, String kind) {
    return get("/" + id + "/differences?kind=" + kind).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          JSON.readTree(text == null || text.isEmpty() ? "{}" : text),
          response.headers().firstValue("ETag").orElse(""));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** A list of invented people; the columns that most need. */
  static final class Csv {
    private static final String HEADER =
        "کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,نسبت,کد ملی بیمه‌شده اصلی,شبا,موبایل,تاریخ شروع,تاریخ پایان,بیمه پایه\n";

    private final StringBuilder text = new StringBuilder(HEADER);

    static String code() {
      return Invented.nationalCode().value();
    }

    /** From the code on, in the order of the columns; what is left out is blank. */
    Csv row(String... cells) {
      text.append(String.join(",", cells)).append('\n');
      return this;
    }

    Csv main(String code, String name, String... more) {
      return row(
          String.join(",", code, name, "نمونه‌ای", "زن", "1364/02/22", "اصلی", ""),
          String.join(",", more));
    }

    Csv son(String code, String name, String main, String... more) {
      return row(
          String.join(",", code, name, "نمونه‌ای", "مرد", "1394/06/05", "پسر", main),
          String.join(",", more));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
