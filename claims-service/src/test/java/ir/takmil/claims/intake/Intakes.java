package ir.takmil.claims.intake;

import static ir.takmil.claims.intake.AdmissionTest.NOW;
import static ir.takmil.claims.testing.SampleCoverage.CONTRACT;
import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static ir.takmil.claims.testing.SampleCoverage.END;
import static ir.takmil.claims.testing.SampleCoverage.MOTHER;
import static ir.takmil.claims.testing.SampleCoverage.START;
import static ir.takmil.claims.testing.SampleCoverage.membership;
import static ir.takmil.claims.testing.SampleCoverage.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimEvent;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PrescriptionUsesIn;
import ir.takmil.claims.coverage.CoveragesIn;
import ir.takmil.claims.picture.PicturesIn;
import ir.takmil.claims.publishing.AdmissionLanguage;
import ir.takmil.claims.publishing.ClaimLanguage;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The use case on a real store of its own, with a broker that nobody reaches. */
final class Intakes {
  static final Sender FAMILY = new Sender.Family(MOTHER);

  static final LocalDate EXPENSE = LocalDate.parse("2026-11-10");

  private Intakes() {}

  /** Everything that a service of its own would have, but for the doors. */
  record Parts(
      MongoTemplate store,
      Intake intake,
      Admissions admissions,
      Claims claims,
      PrescriptionsOnce once,
      MovableClock clock) {}

  static void withBrokerAway(Consumer<Parts> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          withBrokerAway(store, work);
          return true;
        });
    assertThat(done).isTrue();
  }

  private static void withBrokerAway(MongoTemplate store, Consumer<Parts> work) {
    store.insert(membership(START, END, true));
    store.insert(plan(90));
    var producers =
        new DefaultKafkaProducerFactory<String, byte[]>(
            Map.of(
                "bootstrap.servers",
                "127.0.0.1:1",
                "max.block.ms",
                2000,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    var clock = new MovableClock(NOW);
    var relays =
        new Relays(
            store,
            new KafkaTemplate<>(producers),
            () -> true,
            JsonMapper.builder().build(),
            clock,
            new SimpleMeterRegistry(),
            "claims-service",
            Duration.ofSeconds(5));
    Relay<Admission, AdmissionEvent> admissionRelay =
        relays.relay(Admission.class, "claims.admission", AdmissionLanguage::say);
    Relay<Claim, ClaimEvent> claimRelay =
        relays.relay(Claim.class, "claims.claim", ClaimLanguage::say);
    admissionRelay.start();
    claimRelay.start();
    try {
      var admissions = new Admissions(store, admissionRelay);
      var claims = new ClaimsOf(new Documents<>(store, Claim.class, claimRelay));
      var once = new PrescriptionsOnce(PrescriptionUsesIn.store(store), claims, admissions, clock);
      var intake =
          new Intake(
              admissions,
              claims,
              CoveragesIn.store(store),
              PicturesIn.store(store),
              new Reservations(store),
              once,
              Receipts.signer(),
              clock);
      work.accept(new Parts(store, intake, admissions, claims, once, clock));
    } finally {
      admissionRelay.stop();
      claimRelay.stop();
      producers.destroy();
    }
  }

  private record ClaimsOf(Documents<Claim> documents) implements Claims {
    @Override
    public Optional<Claim> find(ClaimId id) {
      return documents.find(id.value());
    }

    @Override
    public Claim add(Claim claim) {
      return documents.add(claim);
    }

    @Override
    public Claim change(ClaimId id, Seen seen, UnaryOperator<Claim> change) {
      return documents.change(id.value(), seen, change);
    }
  }

  static void prepare(Intake intake, AdmissionId admission, ClaimId claim) {
    intake.open(admission, CONTRACT, DAUGHTER, FAMILY);
    intake.put(admission, AdmissionTest.draft(claim, EXPENSE, "PHARMACY", 1_536_689), FAMILY);
    intake.attach(
        admission,
        claim,
        new AttachmentId(UUID.randomUUID().toString()),
        DocumentKind.INVOICE,
        PicturesIn.picture(),
        FAMILY);
  }

  static String refusal(Runnable move) {
    return catchThrowableOfType(Refusal.class, move::run).code();
  }

  /** What each of so many callers got: an answer or a refusal. */
  static List<Object> atOnce(int callers, java.util.function.IntFunction<Object> call) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> calls =
          IntStream.range(0, callers)
              .<Callable<Object>>mapToObj(i -> () -> answerOf(() -> call.apply(i)))
              .toList();
      return threads.invokeAll(calls).stream().map(Intakes::result).toList();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Object answerOf(Callable<Object> call) throws Exception {
    try {
      return call.call();
    } catch (Refusal refusal) {
      return refusal;
    }
  }

  private static Object result(Future<Object> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
