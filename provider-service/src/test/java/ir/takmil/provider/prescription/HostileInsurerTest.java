package ir.takmil.provider.prescription;

import static ir.takmil.platform.testing.Eventually.eventually;
import static ir.takmil.provider.prescription.RawInsurer.head;
import static ir.takmil.provider.prescription.RawInsurer.resets;
import static ir.takmil.provider.prescription.RawInsurer.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import ir.takmil.provider.OutsideStandIn;
import ir.takmil.provider.WholeService;
import ir.takmil.provider.prescription.RawInsurer.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The adapters against recorded answers of each insurer, and against whatever else may come. */
@ExtendWith(OutputCaptureExtension.class)
class HostileInsurerTest extends WholeService {
  private static final String CODE = "9907384021";
  private static final RawInsurer RAW = new RawInsurer();
  private static final Duration NEVER_LONGER = Duration.ofSeconds(2);

  @Autowired private BulkheadRegistry bulkheads;
  private final String mother = UUID.randomUUID().toString();
  private final String daughter = UUID.randomUUID().toString();

  HostileInsurerTest() {
    OUTSIDE.knows(daughter, mother, CODE);
  }

  /** The first inquiry of a process takes longer than a person would wait. */
  @BeforeEach
  void warm() {
    RAW.does(says("{\"prescriptions\":[]}"));
    eventually(() ->
        assertThat(ask("SOCIAL_SECURITY", "2026-11-01").get("state").asString())
            .isEqualTo("ANSWERED"));
  }

  /** What is still being asked in the background would count in the next test's breaker. */
  @AfterEach
  void nothingIsAsked() {
    eventually(() ->
        assertThat(bulkheads.getAllBulkheads())
            .allMatch(one ->
                one.getMetrics().getAvailableConcurrentCalls()
                    == one.getMetrics().getMaxAllowedConcurrentCalls()));
  }

  @DynamicPropertySource
  static void raw(DynamicPropertyRegistry properties) {
    properties.add("takmil.insurers.url", RAW::url);
  }

  private static String recorded(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/insurers", name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String socialSecurity() {
    return recorded("social-security/found.json");
  }

  private JsonNode ask(String insurer) {
    return ask(insurer, "2026-11-20");
  }

  private JsonNode ask(String insurer, String on) {
    var question = new HashMap<String, Object>(Map.of("personId", daughter));
    question.put("basicInsurer", insurer);
    question.put("on", on);
    question.put("trackingCode", insurer.equals("HEALTH_INSURANCE") ? "2077700001" : null);
    ResponseEntity<String> answer = post(insured(mother), "/prescription-inquiries", question);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return tree(answer);
  }

  @Test
  void whatSocialSecuritySaysIsReadWhole() {
    RAW.does(says(socialSecurity()));
    JsonNode answer = ask("SOCIAL_SECURITY");
    assertThat(answer.get("items")).hasSize(5);
    assertThat(answer.get("items").valueStream().map(one -> one.get("kind").asString()))
        .containsExactly("DRUG", "DRUG", "VISIT", "IMAGING", "LABORATORY");
    JsonNode drug = answer.at("/items/0");
    assertThat(drug.get("total").asLong()).isEqualTo(1_330_300);
    assertThat(drug.get("date").asString()).isEqualTo("2026-11-20");
    assertThat(drug.get("physicianCode").asString()).isEqualTo("99101");
    assertThat(drug.get("editableUntil").asString()).isEqualTo("2026-11-23T20:30:00Z");
    assertThat(drug.get("items")).hasSize(3);
    assertThat(drug.at("/items/2/basicShare").asLong()).isEqualTo(118_500);
    assertThat(RAW.questions())
        .singleElement()
        .satisfies(asked ->
            assertThat(asked)
                .startsWith("POST /social-security/v1/prescriptions HTTP/1.1\r\n")
                .contains("Bearer " + OutsideStandIn.KEY)
                .contains(CODE)
                .contains("2026-11-20"));
  }

  @Test
  void whatHealthInsuranceSaysIsReadWhole() {
    RAW.does(says(recorded("health-insurance/found.json")));
    JsonNode answer = ask("HEALTH_INSURANCE");
    assertThat(answer.get("items").valueStream().map(one -> one.get("kind").asString()))
        .containsExactly("DRUG", "LABORATORY", "VISIT");
    assertThat(RAW.questions())
        .singleElement()
        .satisfies(asked ->
            assertThat(asked)
                .startsWith("POST /health-insurance/v1/prescriptions HTTP/1.1\r\n")
                .contains("2077700001")
                .doesNotContain("2026-11-20"));
  }

  @ParameterizedTest
  @MethodSource("answersOfNothing")
  void whatItHasNothingForIsAnEmptyAnswer(String insurer, Script script) {
    RAW.does(script);
    JsonNode answer = ask(insurer);
    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answer.get("items")).isEmpty();
  }

  /** A gateway before it, or a wrong path: what is not there then is not the prescription. */
  @Test
  void aPageThatSaysNotFoundIsNoAnswer() {
    RAW.does(
        says(404, "Content-Type: text/html\r\n", "<h1>404</h1>".getBytes(StandardCharsets.UTF_8)));
    assertThat(ask("SOCIAL_SECURITY").get("state").asString()).isEqualTo("NOT_ANSWERING");
  }

  static Stream<Arguments> answersOfNothing() {
    return Stream.of("SOCIAL_SECURITY", "HEALTH_INSURANCE")
        .flatMap(insurer -> {
          String folder = insurer.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
          return Stream.of(
              Arguments.of(insurer, says(recorded(folder + "/nothing.json"))),
              Arguments.of(
                  insurer,
                  says(
                      400,
                      "Content-Type: application/problem+json\r\n",
                      recorded(folder + "/not-understood.json").getBytes(StandardCharsets.UTF_8))));
        });
  }

  /** An answer with one thing about the first prescription written otherwise. */
  private static Script with(String what, String otherwise) {
    String answer = socialSecurity();
    assertThat(answer).contains(what);
    return says(answer.replaceFirst(java.util.regex.Pattern.quote(what), otherwise));
  }

  static Stream<Arguments> entriesThatMakeNoSense() {
    String total = "\"totalAmount\":1330300";
    return Stream.of(
            List.of("a number as text", total, "\"totalAmount\":\"1330300\""),
            List.of("null", total, "\"totalAmount\":null"),
            List.of("negative", total, "\"totalAmount\":-1"),
            List.of("a fraction", total, "\"totalAmount\":1330300.5"),
            List.of("a whole number written as a fraction", total, "\"totalAmount\":1330300.0"),
            List.of("an exponent", total, "\"totalAmount\":1e400"),
            List.of("more than a long", total, "\"totalAmount\":99999999999999999999"),
            List.of("a day that is none", "\"date\":\"2026-11-20\"", "\"date\":\"1405/08/29\""),
            List.of(
                "a day beyond all days",
                "\"date\":\"2026-11-20\"",
                "\"date\":\"+999999999-12-31\""),
            List.of("a kind that is none", "\"kind\":\"DRUG\"", "\"kind\":[\"DRUG\"]"),
            List.of("half a character", "\"centreName\":\"", "\"centreName\":\"\\\\ud800"),
            List.of("no number", "\"number\":\"", "\"other\":\""),
            List.of("an object for an array", "\"items\":[", "\"items\":{},\"more\":["))
        .map(one -> Arguments.of(one.get(0), with(one.get(1), one.get(2))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entriesThatMakeNoSense")
  void anEntryThatMakesNoSenseIsLeftOutAndTheOthersCount(
      String what, Script script, CapturedOutput output) {
    RAW.does(script);
    JsonNode answer = ask("SOCIAL_SECURITY");
    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answer.get("items")).hasSize(4);
    nothingPersonalIsIn(output);
  }

  @Test
  void aPhysiciansCodeThatIsNoneIsLeftOutAlone() {
    RAW.does(with("\"physicianCode\":\"99101\"", "\"physicianCode\":{\"a\":1}"));
    JsonNode answer = ask("SOCIAL_SECURITY");
    assertThat(answer.get("items")).hasSize(5);
    assertThat(answer.at("/items/0").has("physicianCode")).isFalse();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> answersThatAreNone() throws IOException {
    String good = socialSecurity();
    String json = "Content-Type: application/json\r\n";
    return Stream.<Map.Entry<String, Script>>of(
            Map.entry("truncated", says(good.substring(0, good.length() / 2))),
            Map.entry("a number as the whole", says("17")),
            Map.entry("null as the whole", says("null")),
            Map.entry("an array for an object", says("[" + good + "]")),
            Map.entry("an object for an array", says("{\"prescriptions\":{}}")),
            Map.entry("a doubled key", says("{\"prescriptions\":[]," + good.substring(1))),
            Map.entry("more behind the end", says(good + good)),
            Map.entry("very deep", says("{\"prescriptions\":" + "[".repeat(20_000))),
            Map.entry("a number without end", says("{\"prescriptions\":[1" + "0".repeat(5_000))),
            Map.entry("HTML", says(200, "Content-Type: text/html\r\n", utf8("<html>خطا</html>"))),
            Map.entry(
                "another charset", says(200, json, good.getBytes(Charset.forName("windows-1256")))),
            Map.entry(
                "packed, and not as it says",
                says(200, json + "Content-Encoding: gzip\r\n", utf8(good))),
            Map.entry("a bomb", says(200, json + "Content-Encoding: gzip\r\n", RawInsurer.bomb())),
            Map.entry("a megabyte", says(good.replace("قرص", "x".repeat(1 << 20)))),
            Map.entry("without end", RAW.endless(200, utf8(" ".repeat(8192)))),
            Map.entry("a failure without end", RAW.endless(500, utf8(good))),
            Map.entry(
                "elsewhere", says(302, "Location: " + RAW.url() + "/elsewhere\r\n", utf8(""))),
            Map.entry(
                "elsewhere with the body",
                says(307, "Location: " + RAW.url() + "/elsewhere\r\n", utf8(""))),
            Map.entry("401", says(401, json + "WWW-Authenticate: Basic\r\n", utf8(good))),
            Map.entry("403", says(403, json, utf8(good))),
            Map.entry("500", says(500, json, utf8(good))),
            Map.entry("204", says(204, "", utf8(""))),
            Map.entry("another status", (socket, out) -> head(out, 799, "")),
            Map.entry("no HTTP", (socket, out) -> out.write(utf8(good))),
            Map.entry("reset in the middle", resets(good)),
            Map.entry("closed at once", (socket, out) -> {}),
            Map.entry("silent for 30 s", (socket, out) -> Thread.sleep(30_000)),
            Map.entry(
                "silent behind the head",
                (socket, out) -> {
                  head(out, 200, json + "Content-Length: 100\r\n");
                  Thread.sleep(30_000);
                }),
            Map.entry(
                "one byte a second",
                (socket, out) -> {
                  head(out, 200, json + "Content-Length: 1000\r\n");
                  for (byte one : utf8(good)) {
                    out.write(one);
                    out.flush();
                    Thread.sleep(1_000);
                  }
                }))
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatAreNone")
  void whateverComesThePersonGoesOnWithoutIt(String what, Script script, CapturedOutput output) {
    RAW.does(script);
    long began = System.nanoTime();
    JsonNode answer = ask("SOCIAL_SECURITY");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(NEVER_LONGER);
    assertThat(answer.get("state").asString()).isEqualTo("NOT_ANSWERING");
    assertThat(answer.get("message").asString()).contains("بدون نسخه");
    assertThat(RAW.questions())
        .as("it is followed nowhere")
        .isNotEmpty()
        .allMatch(asked -> asked.startsWith("POST /social-security/v1/prescriptions "));
    assertThat(RAW.written()).as("of an answer without end").isLessThan(16L << 20);
    nothingPersonalIsIn(output);
  }

  @Test
  void anInsurerThatAsksForAPauseIsGivenOne() {
    RAW.does(says(429, "Retry-After: 40\r\n", utf8("{}")));
    assertThat(ask("SOCIAL_SECURITY").get("retryAfterSeconds").asInt()).isEqualTo(40);
    assertThat(RAW.questions()).as("it is not asked twice").hasSize(1);

    RAW.does(says(429, "Retry-After: 999999999\r\n", utf8("{}")));
    assertThat(ask("SOCIAL_SECURITY").get("retryAfterSeconds").asInt()).isEqualTo(300);

    RAW.does(says(429, "Retry-After: Wed, 21 Oct 2099 07:28:00 GMT\r\n", utf8("{}")));
    assertThat(ask("SOCIAL_SECURITY").get("retryAfterSeconds").asInt()).isEqualTo(15);
  }

  private static void nothingPersonalIsIn(CapturedOutput output) {
    assertThat(output)
        .doesNotContain(CODE)
        .doesNotContain("سپهری")
        .doesNotContain("1330300")
        .doesNotContain(OutsideStandIn.KEY);
  }
}
