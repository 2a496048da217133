package ir.takmil.notification;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.SmsStandIn.Mood;
import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.PersonId;
import ir.takmil.notification.message.Template;
import ir.takmil.notification.message.Texts;
import ir.takmil.platform.testing.BackingServices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/**
 * From what claims-service says to the phone, with the provider and identity-service at their
 * worst.
 */
class OneClaimToldTest extends WholeService {
  @Autowired private MongoTemplate mongo;
  private final String claim = UUID.randomUUID().toString();
  private final String mobile = newMobile();
  private final String person = somebody(mobile);

  private void registered() {
    claimSays(
        claim,
        1,
        "claims.claim-registered.v1",
        Map.of(
            "claimId",
            claim,
            "claimNumber",
            "1405000017",
            "personId",
            UUID.randomUUID().toString(),
            "mainInsuredId",
            person,
            "trackingCode",
            "1405/14/11499/036/92",
            "requested",
            8_298_000,
            "coverCode",
            "DRUGS"));
  }

  private JsonNode only() {
    return eventually(() -> {
      JsonNode items = inbox(person).get("items");
      assertThat(items).hasSize(1);
      return items.get(0);
    });
  }

  private void settledAs(String outcome) {
    eventually(() -> assertThat(only().get("sms").asString()).isEqualTo(outcome));
  }

  /** Lets each waiting period pass until the message is settled. */
  private void settledInTimeAs(String outcome) {
    eventually(() -> {
      clock.forward(Duration.ofSeconds(20));
      assertThat(only().get("sms").asString()).isEqualTo(outcome);
    });
  }

  @Test
  void whatHappensToAClaimIsInTheInboxAndOnThePhone() {
    registered();

    settledAs("SENT");
    assertThat(SMS.sentTo(mobile))
        .singleElement()
        .satisfies(sms -> {
          assertThat(sms.to()).isEqualTo(mobile);
          assertThat(sms.id()).isEqualTo(claim + ".1");
          assertThat(sms.text())
              .isEqualTo(
                  "تکمیل: سند ۱۴۰۵۰۰۰۰۱۷ به مبلغ ۸٬۲۹۸٬۰۰۰ ریال ثبت شد."
                      + " کد پیگیری: ۱۴۰۵/۱۴/۱۱۴۹۹/۰۳۶/۹۲");
        });
    assertThat(only().get("title").asString()).isEqualTo("سند هزینه ثبت شد");
    assertThat(only().get("claimId").asString()).isEqualTo(claim);
    assertThat(said(claim + ".1/1"))
        .isEqualTo(
            Map.of(
                "messageId", claim + ".1",
                "personId", person,
                "template", "claim-registered",
                "channel", "SMS",
                "outcome", "SENT"));
  }

  @Test
  void anEventDeliveredTwiceIsToldOnce() {
    registered();
    registered();
    claimSays(claim, 2, "claims.claim-taken.v1", ofClaim());

    eventually(() -> assertThat(SMS.sentTo(mobile)).hasSize(2));
    assertThat(inbox(person).get("items")).hasSize(2);
    assertThat(inbox(person).get("unread").asInt()).isEqualTo(2);
  }

  @Test
  void onePersonsMessagesLeaveInTheOrderOfTheEvents() {
    registered();
    claimSays(claim, 2, "claims.claim-taken.v1", ofClaim());
    claimSays(claim, 3, "claims.claim-voided.v1", ofClaim());

    eventually(() ->
        assertThat(SMS.sentTo(mobile))
            .extracting(SmsStandIn.Text::id)
            .containsExactly(claim + ".1", claim + ".2", claim + ".3"));
  }

  @Test
  void anAnswerThatIsLostIsAskedFor() {
    SMS.sends(Mood.ACCEPTS_THEN_SILENT);
    registered();

    settledInTimeAs("SENT");
    assertThat(SMS.sentTo(mobile)).hasSize(1);
    assertThat(SMS.asked()).isPositive();
  }

  @Test
  void aProviderThatTakesTheTextAndThenFailsIsAskedToo() {
    SMS.sends(Mood.ACCEPTS_THEN_FAILS);
    registered();

    settledInTimeAs("SENT");
    assertThat(SMS.sentTo(mobile)).hasSize(1);
  }

  @Test
  void whereNobodyCanTellTheOutcomeIsUnknownAndTheInboxKeepsTheMessage() {
    SMS.sends(Mood.ACCEPTS_THEN_SILENT);
    SMS.answersQuestions(Mood.FAILS);
    registered();

    settledInTimeAs("UNKNOWN");
    assertThat(SMS.sentTo(mobile)).hasSize(1);
    assertThat(only().get("body").asString()).contains("۱۴۰۵۰۰۰۰۱۷");
  }

  @Test
  void answersThatMakeNoSenseAreNoAnswers() {
    for (Mood nonsense : List.of(Mood.HTML, Mood.TRUNCATED, Mood.HUGE, Mood.HANGS_UP)) {
      SMS.behaveAndForget();
      SMS.sends(nonsense);
      String otherMobile = newMobile();
      String other = somebody(otherMobile);
      String sick = UUID.randomUUID().toString();
      claimSays(
          sick,
          1,
          "claims.claim-taken.v1",
          Map.of("claimId", sick, "claimNumber", "1405000018", "mainInsuredId", other));
      eventually(() -> assertThat(inbox(other).at("/items/0/sms").asString()).isEqualTo("PENDING"));
      SMS.sends(Mood.WELL);
      eventually(() -> {
        clock.forward(Duration.ofSeconds(20));
        assertThat(inbox(other).at("/items/0/sms").asString()).isEqualTo("SENT");
      });
      assertThat(SMS.sentTo(otherMobile)).as(nonsense.name()).hasSize(1);
    }
  }

  @Test
  void aNumberThatTheProviderRefusesFails() {
    SMS.sends(Mood.REFUSES);
    registered();
    settledAs("FAILED");
  }

  @Test
  void aProviderThatIsTooBusyGetsItLater() {
    SMS.sends(Mood.TOO_BUSY);
    registered();
    eventually(() -> assertThat(only().get("sms").asString()).isEqualTo("PENDING"));
    SMS.sends(Mood.WELL);
    settledInTimeAs("SENT");
  }

  @Test
  void withoutIdentityServiceTheSmsWaitsAndTheInboxDoesNot() {
    IDENTITY.goesAway(true);
    registered();
    assertThat(only().get("sms").asString()).isEqualTo("PENDING");

    IDENTITY.goesAway(false);
    settledInTimeAs("SENT");
  }

  @Test
  void whoHasNoPhoneOnFileReadsItInTheInbox() {
    String nobodysPhone = UUID.randomUUID().toString();
    claimSays(
        claim,
        1,
        "claims.claim-taken.v1",
        Map.of("claimId", claim, "claimNumber", "1405000019", "mainInsuredId", nobodysPhone));
    eventually(
        () -> assertThat(inbox(nobodysPhone).at("/items/0/sms").asString()).isEqualTo("NONE"));
  }

  @Test
  void newsThatIsOldIsNotSentToThePhone() {
    claimSays(
        claim,
        1,
        "claims.claim-taken.v1",
        json.writeValueAsBytes(ofClaim()),
        clock.instant().minus(Duration.ofDays(2)));
    settledAs("NONE");
    assertThat(SMS.sentTo(mobile)).isEmpty();
  }

  @Test
  void whatACrashLeftBehindIsSweptUp() {
    mongo.insert(
        Message.of(
            MessageId.ofEvent(claim + "/1"),
            new PersonId(person),
            new ClaimId(claim),
            Template.CLAIM_TAKEN,
            new Texts("عنوان", "متن", "پیامک"),
            clock.instant(),
            clock.instant()));
    assertThat(SMS.sentTo(mobile)).isEmpty();
    settledInTimeAs("SENT");
    assertThat(SMS.sentTo(mobile)).hasSize(1);
  }

  @Test
  void aPoisonMessageIsSetAsideAndTheGoodOneBehindItArrives() {
    claimSays(
        claim,
        1,
        "claims.claim-registered.v1",
        "{\"claimId\": 12".getBytes(StandardCharsets.UTF_8),
        clock.instant());
    claimSays(claim, 2, "claims.claim-registered.v1", Map.of("claimId", claim));
    claimSays(claim, 3, "claims.something-new.v1", ofClaim());
    claimSays(claim, 4, "claims.claim-taken.v1", ofClaim());

    settledAs("SENT");
    assertThat(only().get("id").asString()).isEqualTo(claim + ".4");
  }

  private Map<String, String> ofClaim() {
    return Map.of("claimId", claim, "claimNumber", "1405000017", "mainInsuredId", person);
  }

  private Map<?, ?> said(String eventId) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", BackingServices.kafka(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("notification.message"));
      return eventually(() -> {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
          if (id.equals(eventId)) {
            return json.readValue(record.value(), Map.class);
          }
        }
        throw new AssertionError(eventId + " has not been said");
      });
    }
  }
}
