package ir.takmil.claims.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of each message of provider-service; a description is the message's type. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "provider-service",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class ProviderMessagesPactTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final JsonMapper TOLERANT =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static <T> T read(V4Interaction.AsynchronousMessage message, Class<T> shape) {
    return TOLERANT.readValue(message.getContents().getContents().getValue(), shape);
  }

  @Pact(consumer = "claims-service")
  V4Pact centre(MessagePactBuilder builder) {
    return builder
        .expectsToReceive("provider.centre-listed.v1")
        .withContent(
            LambdaDsl.newJsonBody(body ->
                    body.stringMatcher("centreId", UUID, "0199d0e0-0005-7000-8000-000000000003")
                        .stringType("name", "داروخانه سرو سبز")
                        .stringMatcher("kind", "[A-Z_]+", "PHARMACY")
                        .stringType("province", "تهران")
                        .stringType("city", "تهران"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "centre")
  void aCentreIsUnderstood(V4Interaction.AsynchronousMessage message) {
    assertThat(read(message, ProviderListener.CentreListed.class).kind()).isEqualTo("PHARMACY");
  }

  @Pact(consumer = "claims-service")
  V4Pact tariff(MessagePactBuilder builder) {
    return builder
        .expectsToReceive("provider.tariff-set.v1")
        .withContent(
            LambdaDsl.newJsonBody(body ->
                    body.stringMatcher("tariffId", UUID, "0199d0e0-0007-7000-8000-000000000001")
                        .stringType("serviceCode", "RADIOLOGY")
                        .stringMatcher("from", DAY, "2026-03-26")
                        .integerType("unitPrice", 2_100_000))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "tariff")
  void aTariffIsUnderstood(V4Interaction.AsynchronousMessage message) {
    var told = read(message, ProviderListener.TariffSet.class);
    assertThat(told.unitPrice().amount()).isEqualTo(2_100_000);
    assertThat(told.centreKind()).isNull();
  }

  @Pact(consumer = "claims-service")
  V4Pact physician(MessagePactBuilder builder) {
    return builder
        .expectsToReceive("provider.physician-enrolled.v1")
        .withContent(
            LambdaDsl.newJsonBody(body ->
                    body.stringMatcher("physicianId", UUID, "0199d0e0-0006-7000-8000-000000000001")
                        .stringType("councilCode", "12345")
                        .stringType("specialty", "قلب و عروق"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "physician")
  void aPhysicianIsUnderstood(V4Interaction.AsynchronousMessage message) {
    assertThat(read(message, ProviderListener.PhysicianEnrolled.class).councilCode())
        .isEqualTo("12345");
  }

  @Pact(consumer = "claims-service")
  V4Pact serviceSpecialties(MessagePactBuilder builder) {
    return builder
        .expectsToReceive("provider.service-specialties-set.v1")
        .withContent(
            LambdaDsl.newJsonBody(body ->
                    body.stringType("serviceCode", "ECHOCARDIOGRAPHY")
                        .minArrayLike(
                            "specialties", 0, PactDslJsonRootValue.stringType("قلب و عروق"), 1))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "serviceSpecialties")
  void whatAServiceIsOfIsUnderstood(V4Interaction.AsynchronousMessage message) {
    assertThat(read(message, ProviderListener.ServiceSpecialtiesSet.class).specialties())
        .containsExactly("قلب و عروق");
  }
}
