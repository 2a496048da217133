package ir.takmil.notification.contract;

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
import ir.takmil.notification.telling.ClaimsSaid;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What we need of each message of {@code claims.claim}; a description is the message's type. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "claims-service",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class ClaimMessagesPactTest {
  private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String CODE = "[A-Z]{1,2}[0-9]{2}";

  private static V4Pact pact(
      MessagePactBuilder builder, String type, Consumer<LambdaDslObject> news) {
    return builder
        .expectsToReceive(type)
        .withContent(
            LambdaDsl.newJsonBody(
                    body -> {
                      body.stringMatcher(
                          "claimId", UUID_SHAPE, "0199d0e0-0100-7000-8000-000000000001");
                      body.stringMatcher(
                          "mainInsuredId", UUID_SHAPE, "0199d0e0-0002-7000-8000-000000000001");
                      body.stringType("claimNumber", "1405000017");
                      news.accept(body);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  @Pact(consumer = "notification-service")
  V4Pact registered(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-registered.v1",
        body -> {
          body.stringType("trackingCode", "1405/14/11499/036/92");
          body.integerType("requested", 8_298_000);
        });
  }

  @Test
  @PactTestFor(pactMethod = "registered")
  void aRegistrationIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message))
        .contains("۱۴۰۵۰۰۰۰۱۷")
        .contains("۸٬۲۹۸٬۰۰۰ ریال")
        .contains("۱۴۰۵/۱۴/۱۱۴۹۹/۰۳۶/۹۲");
  }

  @Pact(consumer = "notification-service")
  V4Pact taken(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-taken.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "taken")
  void theBeginningOfAssessmentIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("آغاز");
  }

  @Pact(consumer = "notification-service")
  V4Pact returned(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-returned.v1",
        body -> {
          body.stringMatcher("kind", "DEFICIENT|NEEDS_VISIT|NOT_COVERED", "DEFICIENT");
          body.stringMatcher("reasonCode", CODE, "R01");
          body.stringMatcher("cureDeadline", "\\d{4}-\\d{2}-\\d{2}", "2026-12-21");
        });
  }

  @Test
  @PactTestFor(pactMethod = "returned")
  void aReturnIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("ناقص بودن مدارک").contains("۳۰ آذر ۱۴۰۵");
  }

  @Pact(consumer = "notification-service")
  V4Pact cureReminded(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-cure-reminded.v1",
        body -> body.stringMatcher("cureDeadline", "\\d{4}-\\d{2}-\\d{2}", "2026-12-21"));
  }

  @Test
  @PactTestFor(pactMethod = "cureReminded")
  void aDeadlineThatIsNearIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("۳۰ آذر ۱۴۰۵");
  }

  @Pact(consumer = "notification-service")
  V4Pact appealed(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-appealed.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "appealed")
  void anAppealIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("کارشناس دیگری");
  }

  @Pact(consumer = "notification-service")
  V4Pact originalsReceived(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-originals-received.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "originalsReceived")
  void thatTheOriginalsCameIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("اصل مدارک");
  }

  @Pact(consumer = "notification-service")
  V4Pact resubmitted(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-resubmitted.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "resubmitted")
  void aRepairIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("دوباره بررسی");
  }

  @Pact(consumer = "notification-service")
  V4Pact approved(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-approved.v1",
        body -> {
          body.integerType("requested", 8_298_000);
          body.integerType("approved", 7_468_200);
          body.minArrayLike(
              "deductions",
              0,
              1,
              deduction -> {
                deduction.stringMatcher("code", CODE, "K02");
                deduction.integerType("amount", 829_800);
              });
        });
  }

  @Test
  @PactTestFor(pactMethod = "approved")
  void anApprovalIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("فرانشیز ۸۲۹٬۸۰۰ ریال");
  }

  @Pact(consumer = "notification-service")
  V4Pact rejected(MessagePactBuilder builder) {
    return pact(
        builder, "claims.claim-rejected.v1", body -> body.stringMatcher("reasonCode", CODE, "X01"));
  }

  @Test
  @PactTestFor(pactMethod = "rejected")
  void aRejectionIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("خارج از مدت قرارداد");
  }

  @Pact(consumer = "notification-service")
  V4Pact voided(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-voided.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "voided")
  void aVoidIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("ابطال");
  }

  @Pact(consumer = "notification-service")
  V4Pact ordered(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-ordered.v1",
        body -> {
          body.stringType("transferOrderNumber", "1405/08/30/354851");
          body.integerType("amount", 7_468_200);
        });
  }

  @Test
  @PactTestFor(pactMethod = "ordered")
  void anOrderIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("۱۴۰۵/۰۸/۳۰/۳۵۴۸۵۱");
  }

  @Pact(consumer = "notification-service")
  V4Pact sentForPayment(MessagePactBuilder builder) {
    return pact(builder, "claims.claim-sent-for-payment.v1", body -> {});
  }

  @Test
  @PactTestFor(pactMethod = "sentForPayment")
  void theWayToTheBankIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("بانک");
  }

  @Pact(consumer = "notification-service")
  V4Pact paid(MessagePactBuilder builder) {
    return pact(
        builder,
        "claims.claim-paid.v1",
        body -> {
          body.integerType("amount", 7_468_200);
          body.stringType("bankReference", "BR-000017");
        });
  }

  @Test
  @PactTestFor(pactMethod = "paid")
  void aPaymentIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("۷٬۴۶۸٬۲۰۰ ریال").contains("BR-000017");
  }

  @Pact(consumer = "notification-service")
  V4Pact paymentFailed(MessagePactBuilder builder) {
    return pact(
        builder, "claims.claim-payment-failed.v1", body -> body.stringType("reason", "AC04"));
  }

  @Test
  @PactTestFor(pactMethod = "paymentFailed")
  void aBouncedPaymentIsTold(V4Interaction.AsynchronousMessage message) {
    assertThat(ClaimsSaid.told(message)).contains("حساب بسته است");
  }
}
