package ir.takmil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service over HTTP, with a real store and broker, between neighbours that do as they are told;
 * and somebody new for each test, with a national code, a mobile and an address of their own.
 */
@RealParts
@Import(WholeService.Time.class)
abstract class WholeService {
  static final Neighbourhood around = new Neighbourhood();
  static final JsonMapper json = new JsonMapper();
  static final String PASSWORD = "باران روی شیشه می‌بارد";

  /** Invented, with valid check digits; each is taken once. */
  private static final Iterator<String> NATIONAL_CODES = invented(2000).iterator();

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @TestConfiguration
  static class Time {
    @Bean
    MovableClock clock() {
      // Whole milliseconds, as the store keeps them; near the present, for tokens are checked by
      // it.
      return new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
  }

  @DynamicPropertySource
  static void neighbours(DynamicPropertyRegistry properties) {
    properties.add("takmil.policy-url", around::address);
    properties.add("takmil.notification-url", around::address);
    properties.add("takmil.keycloak-url", around::address);
    properties.add("takmil.security-code.difficulty", () -> "6");
    properties.add("takmil.housekeeping-every", () -> "200ms");
    properties.add(
        "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls", () -> "1000");
    properties.add("resilience4j.circuitbreaker.configs.default.sliding-window-size", () -> "1000");
  }

  @LocalServerPort int port;
  @Autowired MovableClock clock;
  @Autowired MongoTemplate mongo;
  @Autowired SecurityCodes securityCodes;

  final HttpClient http = HttpClient.newHttpClient();
  String nationalCode = "";
  String person = "";
  String mobile = "";
  String username = "";
  String address = "";

  @BeforeEach
  void somebodyNew() {
    around.codesAway = false;
    around.keycloakAway = false;
    around.keycloakSilent = false;
    around.peopleAway = false;
    nationalCode = nobodysCode();
    person = UUID.randomUUID().toString();
    mobile = "+98900" + nationalCode.substring(2, 9);
    username = "user" + nationalCode.substring(3);
    address = somewhere();
    around.knows(nationalCode, "1985-05-12", person);
  }

  /** An address that nobody called from yet. */
  static String somewhere() {
    int n = ADDRESSES.incrementAndGet();
    return "10.%d.%d.%d".formatted(n >> 16, n >> 8 & 255, n & 255);
  }

  /** The national code of nobody on file. */
  static String nobodysCode() {
    synchronized (NATIONAL_CODES) {
      return NATIONAL_CODES.next();
    }
  }

  record Answer(int status, JsonNode body) {
    String code() {
      return body.path("code").asString("");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Answer(int theirs, JsonNode body2)
          && status == theirs
          && without(body).equals(without(body2));
    }

    @Override
    public int hashCode() {
      return status;
    }

    /** The trace is another one each time. */
    static Map<String, JsonNode> without(JsonNode body) {
      var rest = new HashMap<String, JsonNode>();
      body.properties().forEach(field -> rest.put(field.getKey(), field.getValue()));
      rest.remove("traceId");
      return rest;
    }
  }

  String begin() throws Exception {
    Answer begun = identify(nationalCode, "1985-05-12");
    assertThat(begun.status()).isEqualTo(201);
    return begun.body().get("id").asString();
  }

  Answer chooseAccount(String registration) throws Exception {
    return chooseAccount(registration, username, mobile, PASSWORD, PASSWORD);
  }

  Answer chooseAccount(
      String registration, String name, String number, String password, String repeat)
      throws Exception {
    return send(
        "PUT",
        "/registrations/" + registration + "/account",
        json.writeValueAsString(
            Map.of(
                "username",
                name,
                "mobile",
                number,
                "password",
                password,
                "passwordRepeat",
                repeat)),
        null);
  }

  Answer resend(String registration) throws Exception {
    return post("/registrations/" + registration + "/code-resends", "");
  }

  Answer verify(String registration, String code) throws Exception {
    return post(
        "/registrations/" + registration + "/verification",
        json.writeValueAsString(Map.of("code", code)));
  }

  static String asking(String nationalCode, String birthDate, Map<String, String> solved) {
    return json.writeValueAsString(
        Map.of("nationalCode", nationalCode, "birthDate", birthDate, "securityCode", solved));
  }

  /** Begins as the web app does: does the harder work where that is asked for. */
  Answer identify(String code, String birthDate) throws Exception {
    Answer answer = post("/registrations", asking(code, birthDate, solved()));
    return answer.code().equals("security-code-too-easy")
        ? post("/registrations", asking(code, birthDate, solved(answer.body().get("securityCode"))))
        : answer;
  }

  Map<String, String> solved() throws Exception {
    Answer asked = post("/security-codes", "");
    assertThat(asked.status()).isEqualTo(201);
    return solved(asked.body());
  }

  /** Work that is enough however hard it has become. */
  Map<String, String> solvedHard() {
    return solved(json.valueToTree(securityCodes.ask(6)));
  }

  /** The work done, as the web app does it. */
  static Map<String, String> solved(JsonNode code) {
    String challenge = code.get("challenge").asString();
    int bits = code.get("difficulty").asInt();
    int answer = 0;
    while (!works(challenge, answer, bits)) {
      answer++;
    }
    return Map.of("id", code.get("id").asString(), "answer", String.valueOf(answer));
  }

  static boolean works(String challenge, int answer, int bits) {
    byte[] hash = sha256(challenge + ":" + answer);
    int zeros = Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt());
    return zeros >= bits;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Answer post(String path, String body) throws Exception {
    return send("POST", path, body, null);
  }

  Answer get(String path, String token) throws Exception {
    return send("GET", path, "", token);
  }

  Answer send(String method, String path, String body, String token) throws Exception {
    return send(address, method, path, body, token);
  }

  Answer send(String from, String method, String path, String body, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("X-Forwarded-For", "198.51.100.7, " + from)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), json.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
  }

  String everythingStored() {
    var dump = new StringBuilder();
    for (String collection : mongo.getCollectionNames()) {
      if (!collection.startsWith("system.")) {
        mongo.getCollection(collection).find().forEach(found -> dump.append(found.toJson()));
      }
    }
    return dump.toString();
  }

  static String persianDigits(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> String.valueOf((char) (digit - '0' + '۰')))
        .reduce("", String::concat);
  }

  private static List<String> invented(int howMany) {
    var codes = new ArrayList<String>();
    for (int serial = 0; codes.size() < howMany; serial++) {
      String nine = "99%07d".formatted(7_310_000 + serial * 37);
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (nine.charAt(i) - '0') * (10 - i);
      }
      int rest = sum % 11;
      codes.add(nine + (rest < 2 ? rest : 11 - rest));
    }
    return codes;
  }
}
