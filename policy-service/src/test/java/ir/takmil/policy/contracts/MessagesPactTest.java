package ir.takmil.policy.contracts;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.filter.InteractionFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.publishing.PublishedLanguageTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** What our listeners need of each message; a description is the message's type. */
@Provider("policy-service")
@PactFolder("../contracts/pacts")
@PactFilter(value = "Asynchronous/Messages", filter = InteractionFilter.ByInteractionType.class)
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

  @PactVerifyProvider("policy.membership-changed.v1")
  String membershipChanged() {
    return said("policy.membership-changed.v1", PublishedLanguageTest.membership(Relation.SON));
  }

  @PactVerifyProvider("policy.plan-published.v1")
  String planPublished() {
    return said(
        "policy.plan-published.v1",
        PublishedLanguageTest.plan(Rials.of(100_000_000), Rials.of(50_000_000)));
  }

  @PactVerifyProvider("policy.ceiling-held.v1")
  String ceilingHeld() {
    return said("policy.ceiling-held.v1", PublishedLanguageTest.account(Rials.of(1_000)));
  }

  @PactVerifyProvider("policy.ceiling-committed.v1")
  String ceilingCommitted() {
    return said("policy.ceiling-committed.v1", PublishedLanguageTest.account(Rials.of(1_000)));
  }

  @PactVerifyProvider("policy.ceiling-released.v1")
  String ceilingReleased() {
    return said("policy.ceiling-released.v1", PublishedLanguageTest.account(Rials.of(1_000)));
  }

  private static String said(String type, Object aggregate) {
    return PublishedLanguageTest.said(aggregate).stream()
        .filter(message -> message.type().equals(type))
        .findFirst()
        .map(message -> JSON.writeValueAsString(message.body()))
        .orElseThrow();
  }
}
