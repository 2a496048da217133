package ir.takmil.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.Template;
import ir.takmil.notification.message.Texts;
import ir.takmil.notification.wording.Wording;
import ir.takmil.platform.inbox.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ClaimNewsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Path PUBLISHED = Path.of("../contracts/claims-service");

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final ClaimNews news = new ClaimNews(new Wording());

  private Message told(String event, Map<String, ?> body) {
    return news.tell(incoming(event, body), NOW).orElseThrow();
  }

  private Incoming incoming(String event, Map<String, ?> body) {
    var all = new HashMap<String, Object>(body);
    all.put("claimId", "c1");
    all.put("claimNumber", "1405000017");
    all.put("personId", "the-daughter");
    all.put("mainInsuredId", "the-mother");
    return new Incoming(
        "c1/7", "claims." + event + ".v1", "c1", 7, NOW, json.valueToTree(all), json);
  }

  /** The events of a claim, as claims-service lists them. */
  private static Set<String> everyEvent() throws IOException {
    var events =
        new HashSet<>(
            Set.of(
                "claim-registered",
                "claim-taken",
                "claim-handed-back",
                "claim-returned",
                "claim-resubmitted",
                "claim-sent-to-examination",
                "claim-sent-back",
                "claim-approved",
                "claim-rejected",
                "claim-voided",
                "claim-hold-noted",
                "claim-ordered",
                "claim-sent-for-payment",
                "claim-paid",
                "claim-payment-failed",
                "claim-closed"));
    if (Files.isDirectory(PUBLISHED)) {
      try (Stream<Path> files = Files.list(PUBLISHED)) {
        files
            .map(path -> path.getFileName().toString())
            .filter(name -> name.startsWith("claim-") && name.endsWith(".v1"))
            .forEach(name -> events.add(name.replace(".v1", "")));
      }
    }
    return events;
  }

  /** Every example that claims-service has ever committed is still understood. */
  static Stream<Path> publishedExamples() throws IOException {
    try (Stream<Path> files = Files.walk(PUBLISHED)) {
      return files
          .filter(file -> file.toString().matches(".*/claim-[^/]*/examples/[^/]*\\.json"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("publishedExamples")
  void everyPublishedExampleIsToldOrKeptSilent(Path example) throws IOException {
    String type = "claims." + example.getParent().getParent().getFileName();
    var event =
        new Incoming("c1/7", type, "c1", 7, NOW, json.readTree(Files.readString(example)), json);
    Optional<Message> told = news.tell(event, NOW);
    assertThat(told.isPresent()).isNotEqualTo(ClaimNews.SILENT.contains(type));
    told.ifPresent(message -> assertThat(message.texts().toString()).doesNotContain("{"));
  }

  private static final Map<String, Object> EVERY_FIELD =
      Map.of(
          "trackingCode", "1405/14/11499/036/92",
          "requested", 8_298_000,
          "approved", 7_468_200,
          "deductions", List.of(Map.of("code", "K02", "amount", 829_800)),
          "kind", "DEFICIENT",
          "reasonCode", "R01",
          "cureDeadline", "2026-12-21",
          "transferOrderNumber", "1405/08/30/354851",
          "amount", 7_468_200,
          "bankReference", "990011");

  @Test
  void everyEventOfAClaimHasAMessageOrAWrittenSilence() throws IOException {
    for (String event : everyEvent()) {
      boolean told = news.tell(incoming(event, EVERY_FIELD), NOW).isPresent();
      boolean silent = ClaimNews.SILENT.contains("claims." + event + ".v1");
      assertThat(told ^ silent).as(event + ": told " + told + ", silent " + silent).isTrue();
    }
  }

  @Test
  void aTypeThatCameLaterIsLeftAlone() {
    assertThat(news.tell(incoming("claim-something-new", Map.of()), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void everyTemplateHasItsTexts(Template template) {
    assertThat(new Wording().of(template.code(), Map.of()).sms()).startsWith("تکمیل: ");
  }

  @Test
  void noTextIsLeftWithAGapAndNoSmsIsLongOrMedical() throws IOException {
    for (String event : everyEvent()) {
      news.tell(incoming(event, EVERY_FIELD), NOW)
          .ifPresent(message -> {
            Texts texts = message.texts();
            assertThat(texts.title() + texts.body() + texts.sms())
                .as(event)
                .doesNotContain("{")
                .doesNotContain("}");
            assertThat(texts.sms().length()).as(event + " in three parts").isLessThan(201);
            assertThat(texts.sms())
                .doesNotContain("دارو")
                .doesNotContain("نسخه")
                .doesNotContain("پزشک");
          });
    }
  }

  @Test
  void itIsTheMainInsuredWhoIsTold() {
    Message message = told("claim-taken", Map.of());
    assertThat(message.person().value()).isEqualTo("the-mother");
    assertThat(message.claimId().value()).isEqualTo("c1");
    assertThat(message.id().value()).isEqualTo("c1.7");
  }

  @Test
  void anApprovalNamesWhatIsPaidWhatIsNotAndWhy() {
    Message message = told("claim-approved", EVERY_FIELD);
    assertThat(message.texts().body())
        .isEqualTo(
            "از ۸٬۲۹۸٬۰۰۰ ریال سند ۱۴۰۵۰۰۰۰۱۷، مبلغ ۷٬۴۶۸٬۲۰۰ ریال تأیید شد."
                + " کسورات: فرانشیز ۸۲۹٬۸۰۰ ریال. گام بعد، صدور حوالهٔ پرداخت است.");
    assertThat(message.texts().sms()).contains("۸۲۹٬۸۰۰ ریال کسر شد").doesNotContain("فرانشیز");
  }

  @Test
  void anApprovalInFullSpeaksOfNoDeduction() {
    Message message =
        told(
            "claim-approved",
            Map.of("requested", 1_850_000, "approved", 1_850_000, "deductions", List.of()));
    assertThat(message.texts().body()).contains("۱٬۸۵۰٬۰۰۰ ریال").doesNotContain("کسر");
  }

  @Test
  void whereNothingIsPayableNoOrderIsPromised() {
    Message message =
        told(
            "claim-approved",
            Map.of(
                "requested", 500,
                "approved", 0,
                "deductions", List.of(Map.of("code", "K04", "amount", 500))));
    assertThat(message.texts().body()).contains("اتمام سقف ۵۰۰ ریال").doesNotContain("حواله");
  }

  @Test
  void aDeficiencyNamesTheReasonAndTheLastDay() {
    assertThat(told("claim-returned", EVERY_FIELD).texts().sms())
        .isEqualTo(
            "تکمیل: سند ۱۴۰۵۰۰۰۰۱۷ نقص مدرک دارد: ناقص بودن مدارک."
                + " تا ۳۰ آذر ۱۴۰۵ در برنامه اصلاح کنید.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEFICIENT", "NEEDS_VISIT", "NOT_COVERED", "A_KIND_THAT_CAME_LATER"})
  void eachKindOfReturnSaysWhatComesNext(String kind) {
    var body = new HashMap<>(EVERY_FIELD);
    body.put("kind", kind);
    assertThat(told("claim-returned", body).texts().body()).doesNotContain("{");
  }

  @Test
  void aReasonWithoutWordsPointsToTheApp() {
    assertThat(told("claim-rejected", Map.of("reasonCode", "X99")).texts().sms())
        .contains("دلیل آن در برنامه آمده است");
  }

  @Test
  void aBouncedPaymentSaysWhatTheBankSaid() {
    assertThat(told("claim-payment-failed", Map.of("reason", "AC04")).texts().sms())
        .contains("حساب بسته است");
    assertThat(told("claim-payment-failed", Map.of()).texts().sms()).contains("در برنامه");
  }
}
