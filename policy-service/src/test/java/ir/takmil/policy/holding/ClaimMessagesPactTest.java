package ir.takmil.policy.holding;

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
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of each message of {@code claims.claim}; a description is the message's type. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "claims-service",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class ClaimMessagesPactTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String CLAIM = "0199d0e0-0100-7000-8000-000000000001";
  private static final String PERSON = "0199d0e0-0003-7000-8000-000000000004";
  private static final String MAIN = "0199d0e0-0003-7000-8000-000000000001";

  @Pact(consumer = "policy-service")
  V4Pact registered(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-registered.v1", ClaimMessagesPactTest::whatToHold);
  }

  private static void whatToHold(LambdaDslObject body) {
    id(body, "contractId", "0199d0e0-0001-7000-8000-000000000001");
    id(body, "planId", "0199d0e0-0002-7000-8000-000000000001");
    body.stringMatcher("coverCode", "[A-Z][A-Z0-9_]{0,39}", "DRUGS");
    id(body, "personId", PERSON);
    id(body, "mainInsuredId", MAIN);
    id(body, "admissionId", "0199d0e0-0101-7000-8000-000000000001");
    body.stringMatcher("expenseDate", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-11-10");
    body.integerType("requested", 8_298_000);
  }

  @Pact(consumer = "policy-service")
  V4Pact appealed(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-appealed.v1",
        body -> {
          whatToHold(body);
          body.integerType("round", 2);
        });
  }

  @Test
  @PactTestFor(pactMethod = "appealed")
  void anAppealSaysWhatToHoldOnceMore(V4Interaction.AsynchronousMessage message) {
    assertThat(heard(message, ClaimListener.Appealed.class).round()).isEqualTo(2);
    assertThat(heard(message, RegisteredClaim.class).requested()).isEqualTo(Rials.of(8_298_000));
  }

  @Test
  @PactTestFor(pactMethod = "registered")
  void aRegistrationSaysWhatToHoldAndWhere(V4Interaction.AsynchronousMessage message) {
    var said = heard(message, RegisteredClaim.class);
    assertThat(said.claimId().value()).isEqualTo(CLAIM);
    assertThat(said.coverCode().value()).isEqualTo("DRUGS");
    assertThat(said.mainInsuredId().value()).isEqualTo(MAIN);
    assertThat(said.expenseDate()).isEqualTo("2026-11-10");
    assertThat(said.requested()).isEqualTo(Rials.of(8_298_000));
  }

  @Pact(consumer = "policy-service")
  V4Pact approved(MessagePactBuilder builder) {
    return pact(
        builder, "claims.claim-approved.v1", body -> body.integerType("approved", 7_468_200));
  }

  @Test
  @PactTestFor(pactMethod = "approved")
  void anApprovalSaysWhatIsUsed(V4Interaction.AsynchronousMessage message) {
    var said = heard(message, ClaimListener.Approved.class);
    assertThat(said.claimId().value()).isEqualTo(CLAIM);
    assertThat(said.approved()).isEqualTo(Rials.of(7_468_200));
  }

  @Pact(consumer = "policy-service")
  V4Pact rejected(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-rejected.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "rejected")
  void aRejectionNamesItsClaim(V4Interaction.AsynchronousMessage message) {
    assertThat(heard(message, ClaimListener.Ended.class).claimId().value()).isEqualTo(CLAIM);
  }

  @Pact(consumer = "policy-service")
  V4Pact voided(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-voided.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "voided")
  void aVoidNamesItsClaim(V4Interaction.AsynchronousMessage message) {
    assertThat(heard(message, ClaimListener.Ended.class).claimId().value()).isEqualTo(CLAIM);
  }

  private static V4Pact pact(
      MessagePactBuilder builder, String type, Consumer<LambdaDslObject> what) {
    return builder
        .expectsToReceive(type)
        .withContent(
            LambdaDsl.newJsonBody(
                    body -> {
                      id(body, "claimId", CLAIM);
                      what.accept(body);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  private static void id(LambdaDslObject body, String name, String example) {
    body.stringMatcher(name, UUID_SHAPE, example);
  }

  private static <T> T heard(V4Interaction.AsynchronousMessage message, Class<T> shape) {
    byte[] body = message.getContents().getContents().getValue();
    return new Incoming(CLAIM + "/1", "any", CLAIM, 1, Instant.EPOCH, JSON.readTree(body), JSON)
        .as(shape);
  }
}
