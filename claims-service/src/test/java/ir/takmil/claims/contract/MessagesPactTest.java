package ir.takmil.claims.contract;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreNoPactsToVerify;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.filter.InteractionFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.publishing.ClaimLanguage;
import ir.takmil.claims.testing.SampleLives;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** What the listeners of our neighbours need of each message; a description is its type. */
@Provider("claims-service")
@PactFolder("../contracts/pacts")
@PactFilter(value = "Asynchronous/Messages", filter = InteractionFilter.ByInteractionType.class)
@IgnoreNoPactsToVerify
class MessagesPactTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  @BeforeEach
  void target(@Nullable PactVerificationContext context) {
    if (context != null) {
      context.setTarget(new MessageTestTarget(List.of(getClass().getPackageName())));
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void weSayWhatTheyNeed(@Nullable PactVerificationContext context) {
    if (context != null) {
      context.verifyInteraction();
    }
  }

  @PactVerifyProvider("claims.claim-registered.v1")
  String registered() {
    return said("registered");
  }

  @PactVerifyProvider("claims.claim-taken.v1")
  String taken() {
    return said("taken");
  }

  @PactVerifyProvider("claims.claim-returned.v1")
  String returned() {
    return said("returned");
  }

  @PactVerifyProvider("claims.claim-resubmitted.v1")
  String resubmitted() {
    return said("resubmitted");
  }

  @PactVerifyProvider("claims.claim-approved.v1")
  String approved() {
    return said("approved");
  }

  @PactVerifyProvider("claims.claim-rejected.v1")
  String rejected() {
    return said("rejected");
  }

  @PactVerifyProvider("claims.claim-voided.v1")
  String voided() {
    return said("voided");
  }

  @PactVerifyProvider("claims.claim-cure-reminded.v1")
  String cureReminded() {
    return said("cure-reminded");
  }

  @PactVerifyProvider("claims.claim-originals-received.v1")
  String originalsReceived() {
    return said("originals-received");
  }

  @PactVerifyProvider("claims.claim-appealed.v1")
  String appealed() {
    return said("appealed");
  }

  @PactVerifyProvider("claims.claim-ordered.v1")
  String ordered() {
    return said("ordered");
  }

  @PactVerifyProvider("claims.claim-sent-for-payment.v1")
  String sentForPayment() {
    return said("sent-for-payment");
  }

  @PactVerifyProvider("claims.claim-paid.v1")
  String paid() {
    return said("paid");
  }

  @PactVerifyProvider("claims.claim-payment-failed.v1")
  String paymentFailed() {
    return said("payment-failed");
  }

  /** As one of the claims that have been everywhere really says it. */
  private static String said(String what) {
    return SampleLives.all().stream()
        .flatMap(MessagesPactTest::messages)
        .filter(message -> message.type().equals("claims.claim-" + what + ".v1"))
        .findFirst()
        .map(message -> JSON.writeValueAsString(message.body()))
        .orElseThrow();
  }

  private static java.util.stream.Stream<ir.takmil.platform.outbox.Message> messages(Claim claim) {
    return claim.outbox().stream()
        .flatMap(announcement -> ClaimLanguage.say(claim, announcement.event()).stream());
  }
}
