package ir.takmil.claims.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What we need of each message of policy-service; a description is the message's type. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "policy-service",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class NeighboursMessagesPactTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MEMBERSHIP = "0199d0e0-0004-7000-8000-000000000004";
  private static final String CONTRACT = "0199d0e0-0001-7000-8000-000000000001";
  private static final String PLAN = "0199d0e0-0002-7000-8000-000000000001";
  private static final String MAIN = "0199d0e0-0003-7000-8000-000000000001";
  private static final String SON = "0199d0e0-0003-7000-8000-000000000004";
  private static final Inbox INBOX = new Inbox(JsonMapper.builder().build());

  private static V4Pact pact(
      MessagePactBuilder builder, String type, Consumer<LambdaDslObject> body) {
    return builder
        .expectsToReceive(type)
        .withContent(LambdaDsl.newJsonBody(body::accept).build())
        .toPact(V4Pact.class);
  }

  private static ConsumerRecord<String, byte[]> heard(V4Interaction.AsynchronousMessage message) {
    var record =
        new ConsumerRecord<>("policy", 0, 0, "key", message.getContents().getContents().getValue());
    Map.of("ce_id", "key/1", "ce_type", message.getDescription(), "ce_time", "2026-11-21T08:00:00Z")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static <T> T after(
      Consumer<PolicyListener> hearing, BiFunction<MongoTemplate, Coverages, T> question) {
    return FreshStore.fresh(store -> {
      hearing.accept(new PolicyListener(INBOX, new Replicas(store)));
      return question.apply(store, new Coverages(store));
    });
  }

  @Pact(consumer = "claims-service")
  V4Pact membership(MessagePactBuilder builder) {
    return pact(
        builder,
        "policy.membership-changed.v1",
        body -> {
          body.stringMatcher("membershipId", UUID, MEMBERSHIP);
          body.stringMatcher("contractId", UUID, CONTRACT);
          body.stringMatcher("planId", UUID, PLAN);
          body.stringMatcher("personId", UUID, SON);
          body.stringMatcher("mainInsuredId", UUID, MAIN);
          body.stringMatcher("from", DAY, "2026-03-21");
          body.stringMatcher("to", DAY, "2027-03-20");
          body.booleanType("specialPatient", false);
          body.booleanType("payeeReady", true);
          body.stringMatcher("insuredSince", DAY, "2026-03-21");
        });
  }

  @Test
  @PactTestFor(pactMethod = "membership")
  void aPlaceInAContractIsKept(V4Interaction.AsynchronousMessage message) {
    Membership kept =
        after(
            policy -> policy.membership(heard(message)),
            (store, coverages) -> store.findById(MEMBERSHIP, Membership.class));
    assertThat(kept.personId().value()).isEqualTo(SON);
    assertThat(kept.mainInsuredId().value()).isEqualTo(MAIN);
    assertThat(kept.to()).isEqualTo(LocalDate.parse("2027-03-20"));
    assertThat(kept.payeeReady()).isTrue();
    assertThat(kept.insuredSince()).isEqualTo(LocalDate.parse("2026-03-21"));
  }

  @Pact(consumer = "claims-service")
  V4Pact plan(MessagePactBuilder builder) {
    return pact(
        builder,
        "policy.plan-published.v1",
        body -> {
          body.stringMatcher("planId", UUID, PLAN);
          body.integerType("version", 1);
          body.stringMatcher("contractId", UUID, CONTRACT);
          body.stringType("contractNumber", "1405/1/14/9/165");
          body.stringMatcher("contractStart", DAY, "2026-03-21");
          body.stringMatcher("contractEnd", DAY, "2027-03-20");
          body.stringType("title", "طرح یک");
          body.minArrayLike(
              "covers",
              1,
              cover -> {
                cover.stringType("code", "DRUGS");
                cover.stringType("title", "دارو و ملزومات دارویی");
                cover.minArrayLike("services", 1, NeighboursMessagesPactTest::service);
              });
          body.object(
              "franchise",
              franchise -> {
                franchise.stringMatcher(
                    "policy",
                    "WAIVED_IF_BASE_USED|BASE_SHARE_ELSE_PERCENT|ALWAYS_PERCENT",
                    "ALWAYS_PERCENT");
                franchise.integerType("basisPoints", 1000);
              });
          body.minArrayLike(
              "steps",
              1,
              au.com.dius.pact.consumer.dsl.PactDslJsonRootValue.stringMatcher(
                  "NOT_COVERED|TARIFF_CAP|BASIC_SHARE|FRANCHISE|SUB_LIMIT|HELD_CEILING",
                  "NOT_COVERED"),
              1);
          body.integerType("submissionDeadlineDays", 120);
          body.integerType("cureDeadlineDays", 30);
        });
  }

  private static void service(LambdaDslObject service) {
    service.stringType("code", "PHARMACY");
    service.stringType("title", "دارو و ملزومات دارویی");
    service.minArrayLike(
        "requiredDocuments",
        1,
        document -> {
          document.stringMatcher(
              "kind", "INVOICE|PRESCRIPTION|REPORT|IMAGE_RESULT|OTHER", "INVOICE");
          document.booleanType("required", true);
        });
    service.booleanType("ePrescription", true);
  }

  @Test
  @PactTestFor(pactMethod = "plan")
  void aPlanIsKept(V4Interaction.AsynchronousMessage message) {
    Plan kept =
        after(
            policy -> policy.plan(heard(message)),
            (store, coverages) -> coverages.plan(new PlanId(PLAN)).orElseThrow());
    assertThat(kept.covered("PHARMACY").orElseThrow().titledCover().code()).isEqualTo("DRUGS");
    assertThat(kept.franchise().basisPoints().value()).isEqualTo(1000);
    assertThat(kept.submissionDeadlineDays()).isEqualTo(120);
    assertThat(kept.examinationThreshold()).isNull();
  }

  @Pact(consumer = "claims-service")
  V4Pact held(MessagePactBuilder builder) {
    return pact(
        builder,
        "policy.ceiling-held.v1",
        body -> {
          body.stringMatcher("claimId", UUID, "0199d0e0-0100-7000-8000-000000000001");
          body.integerType("held", 8_298_000);
        });
  }

  @Test
  @PactTestFor(pactMethod = "held")
  void whatIsHeldIsUnderstood(V4Interaction.AsynchronousMessage message) {
    Incoming incoming = INBOX.read(heard(message));
    assertThat(incoming.as(CeilingListener.CeilingHeld.class).held().amount()).isEqualTo(8_298_000);
  }
}
