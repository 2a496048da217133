package ir.takmil.claims;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.Photographs;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.Packaged;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.testing.Timings;
import ir.takmil.platform.value.Tehran;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: {@code ./takmil bench claims}. Confirming a claim whose picture is there
 * already, thirty a second: the packaged service as the suite starts it, on the local stand-in for
 * MongoDB in a process of its own; the broker and the issuer of tokens are in this one. Not a test
 * by its name, so that no test run waits for it.
 */
class MeasuredConfirm {
  private static final int A_SECOND = 30;
  private static final int WARM = 30;
  private static final int MEASURED = 40;

  @AutoClose private static final Packaged.Store store = Packaged.Store.start();
  @AutoClose private static final Packaged service = service();
  private static final String CONTRACT = UUID.randomUUID().toString();
  private static final String PLAN = UUID.randomUUID().toString();
  private static final int FAMILIES = 200;
  private static final List<String> people = new ArrayList<>();

  /** What it listens to is there before it. */
  private static Packaged service() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()))) {
      admin
          .createTopics(
              List.of("policy.membership", "policy.plan", "policy.ceiling").stream()
                  .map(topic -> new NewTopic(topic, 3, (short) 1))
                  .toList())
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
    return Packaged.start(
        store, "claims-service", 256, Map.of("TAKMIL_RECEIPT_KEY", Packaged.key()));
  }

  private static LocalDate today() {
    return Tehran.dayOf(Clock.systemUTC().instant());
  }

  @BeforeAll
  static void tellOfTheFamilies() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(PolicyWords.plan(1, PLAN, CONTRACT, today().minusDays(200), today().plusDays(100)))
          .get();
      for (int i = 0; i < FAMILIES; i++) {
        String person = UUID.randomUUID().toString();
        people.add(person);
        String membership = UUID.randomUUID().toString();
        producer
            .send(
                PolicyWords.message(
                    "policy.membership",
                    membership,
                    1,
                    "policy.membership-changed.v1",
                    """
                    {"membershipId": "%s", "contractId": "%s", "planId": "%s", "personId": "%s",
                     "mainInsuredId": "%s", "from": "%s", "to": "%s", "specialPatient": false,
                     "payeeReady": true}
                    """
                        .formatted(
                            membership,
                            CONTRACT,
                            PLAN,
                            person,
                            person,
                            today().minusDays(200),
                            today().plusDays(100))))
            .get();
      }
    }
  }

  private record Ready(Calls calls, String path) {
    void confirm() {
      made(calls.post(path, "Idempotency-Key", UUID.randomUUID().toString()));
    }
  }

  @Test
  void aClaimIsConfirmed() throws Exception {
    var ready = new ArrayList<Ready>();
    var random = new Random(1405);
    for (int i = 0; i < (WARM + MEASURED) * A_SECOND; i++) {
      ready.add(ready(i, random));
    }
    int warm = WARM * A_SECOND;
    Timings.openLoop(warm, A_SECOND, i -> ready.get(i).confirm());
    Timings.openLoop(MEASURED * A_SECOND, A_SECOND, i -> ready.get(warm + i).confirm())
        .print("confirming a claim, picture there already, 30/s for %d s".formatted(MEASURED));
  }

  private static Ready ready(int number, Random random) {
    String person = people.get(number % FAMILIES);
    var calls = new Calls(service.port(), TestTokens.person("claims-service", person));
    String admission = "/admissions/" + UUID.randomUUID();
    String claim = admission + "/claims/" + UUID.randomUUID();
    String open = "{\"contractId\": \"%s\", \"personId\": \"%s\"}".formatted(CONTRACT, person);
    if (number == 0) {
      while (!answers(calls, admission, open)) { // until it has heard of everybody
        LockSupport.parkNanos(500_000_000);
      }
    }
    made(calls.put(admission, open));
    made(
        calls.put(
            claim,
            """
            {"serviceCode": "PHARMACY", "expenseDate": "%s", "basicInsurer": "NONE", "centreName": "داروخانه",
             "lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": %d, "basicShare": 0}]}
            """
                .formatted(today().minusDays(1), 1_000_000 + random.nextInt(500_000))));
    made(calls.put(claim + "/attachments/" + UUID.randomUUID() + "?kind=INVOICE", picture(random)));
    return new Ready(calls, admission + "/confirmation");
  }

  private static boolean answers(Calls calls, String admission, String open) {
    try {
      return calls.put(admission, open).status() < 300;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  /** Small, and each its own: what is measured is not the drawing. */
  private static byte[] picture(Random random) {
    BufferedImage paper = Photographs.paper(240, 320);
    for (int i = 0; i < 200; i++) {
      paper.setRGB(random.nextInt(240), random.nextInt(320), Color.GRAY.getRGB());
    }
    return Photographs.file(paper, "jpeg");
  }

  private static void made(Calls.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
  }
}
