package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** Hears of payments on the real broker. */
@RealParts
@Import(Suite.class)
class PaidListenerTest {
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;

  @Autowired
  PaidListenerTest(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka) {
    this.mongo = mongo;
    this.kafka = kafka;
  }

  /** With nothing left to announce: what is heard is what is said here. */
  private Claim paid() {
    String family = UUID.randomUUID().toString();
    var people = new SampleRecords(new PersonId(family), new PersonId(family + "-son"));
    Claim claim =
        SampleRecords.taken(people.direct().of("SERVICE-" + family, "خدمت").at(NOW))
            .decide(ASSESSOR, decision(), false, NOW)
            .order(new OrderRef(new TransferOrderId(family), family, 1), NOW)
            .sendForPayment(1, NOW)
            .pay(1, "990000000001", NOW.plus(Duration.ofDays(2)));
    return mongo.insert(
        new Claim(
            claim.id(),
            claim.version(),
            claim.expense(),
            claim.attachments(),
            claim.held(),
            claim.registeredAt(),
            claim.stage(),
            claim.file(),
            claim.timeline(),
            claim.sequence(),
            List.of()));
  }

  private void say(Claim claim, int sequence, String type) {
    kafka
        .send(
            PolicyWords.message(
                "claims.claim",
                claim.id().value(),
                sequence,
                type,
                """
                {"claimId": "%s", "claimNumber": "%s", "personId": "%s", "mainInsuredId": "%s",
                 "amount": 7468200, "bankReference": "990000000001"}
                """
                    .formatted(
                        claim.id().value(),
                        claim.expense().claimNumber(),
                        claim.expense().personId().value(),
                        claim.expense().mainInsuredId().value())))
        .join();
  }

  @Test
  void aPaymentThatIsHeardIsKeptOnceWithHowLongItTook() {
    Claim claim = paid();
    say(claim, claim.sequence(), "claims.claim-paid.v1");
    say(claim, claim.sequence(), "claims.claim-paid.v1");
    PaymentTime time =
        eventually(() -> {
          PaymentTime found = mongo.findById(claim.id(), PaymentTime.class);
          assertThat(found).isNotNull();
          return found;
        });
    assertThat(time.service()).isEqualTo(claim.expense().service().code());
    assertThat(time.seconds()).isEqualTo(Duration.ofDays(2).toSeconds());
    assertThat(mongo.find(PaymentTimes.newest(time.service()), PaymentTime.class)).hasSize(1);
  }
}
