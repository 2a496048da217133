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
import ir.takmil.claims.claim.PersonId;
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
import java.util.HashSet;
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
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The use case on a real store, with a broker that nobody reaches. */
class IntakeTest {
  private static final Sender FAMILY = new Sender.Family(MOTHER);

  private static final AdmissionId ADMISSION =
      new AdmissionId("0199d0e0-0009-7000-8000-000000000001");
  private static final ClaimId CLAIM = new ClaimId("0199d0e0-0008-7000-8000-000000000001");
  private static final LocalDate EXPENSE = LocalDate.parse("2026-11-10");
  private static final PersonId STRANGER = new PersonId("0199d0e0-0003-7000-8000-0000000000ff");

  /** Everything that a service of its own would have, but for the doors. */
  private record Parts(MongoTemplate store, Intake intake, Admissions admissions, Claims claims) {}

  private static void withBrokerAway(Consumer<Parts> work) {
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
      var intake =
          new Intake(
              admissions,
              claims,
              CoveragesIn.store(store),
              PicturesIn.store(store),
              new Reservations(store),
              Receipts.signer(),
              clock);
      work.accept(new Parts(store, intake, admissions, claims));
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

  private static void prepare(Intake intake, AdmissionId admission, ClaimId claim) {
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

  @Test
  void withTheBrokerAwayAClaimIsAcceptedAndItsWordWaits() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);

      Admission confirmed = parts.intake().confirm(ADMISSION, "key", FAMILY);

      assertThat(confirmed.stage()).isInstanceOf(Admission.Stage.Completed.class);
      assertThat(parts.claims().find(CLAIM).orElseThrow().outbox()).hasSize(1);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().outbox()).hasSize(1);
    });
  }

  @Test
  void howeverManyConfirmItAtOnceItIsOneAdmissionOfOneClaim() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);

      List<Object> answers =
          atOnce(32, i -> parts.intake().confirm(ADMISSION, "key-" + i % 2, FAMILY));

      var trackingCodes = new HashSet<String>();
      var refusals = new HashSet<String>();
      for (Object answer : answers) {
        switch (answer) {
          case Admission made ->
              trackingCodes.add(made.confirmation().orElseThrow().trackingCode());
          case Refusal refusal -> refusals.add(refusal.code());
          default -> throw new AssertionError(answer);
        }
      }
      assertThat(trackingCodes).hasSize(1);
      assertThat(refusals).containsExactly("already-confirmed");
      assertThat(parts.store().count(new Query(), "claims")).isEqualTo(1);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().sequence()).isEqualTo(1);
    });
  }

  @Test
  void howeverManyChangeADraftAtOnceNoChangeIsLost() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      List<Object> answers =
          atOnce(
              16,
              i ->
                  parts
                      .intake()
                      .put(
                          ADMISSION,
                          AdmissionTest.draft(new ClaimId("claim-" + i), EXPENSE, "PHARMACY", 1),
                          FAMILY));
      assertThat(answers).allMatch(Admission.class::isInstance);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().drafts()).hasSize(16);
    });
  }

  @Test
  void oneKeyConfirmsOneAdmission() {
    withBrokerAway(parts -> {
      var second = new AdmissionId("0199d0e0-0009-7000-8000-000000000002");
      prepare(parts.intake(), ADMISSION, CLAIM);
      prepare(parts.intake(), second, new ClaimId("0199d0e0-0008-7000-8000-000000000002"));
      parts.intake().confirm(ADMISSION, "key", FAMILY);
      assertThat(refusal(() -> parts.intake().confirm(second, "key", FAMILY)))
          .isEqualTo("key-used-elsewhere");
    });
  }

  @Test
  void anIdOfAClaimBelongsToTheAdmissionThatUsedItFirst() {
    withBrokerAway(parts -> {
      var second = new AdmissionId("0199d0e0-0009-7000-8000-000000000002");
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.intake().open(second, CONTRACT, DAUGHTER, FAMILY);
      Draft theSame = AdmissionTest.draft(CLAIM, EXPENSE, "PHARMACY", 1);
      assertThat(refusal(() -> parts.intake().put(second, theSame, FAMILY))).isEqualTo("id-taken");
    });
  }

  @Test
  void toAStrangerNothingExists() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);
      Intake intake = parts.intake();
      assertThat(
              refusal(
                  () -> intake.open(ADMISSION, CONTRACT, DAUGHTER, new Sender.Family(STRANGER))))
          .isEqualTo("membership-unknown");
      assertThat(refusal(() -> intake.find(ADMISSION, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.confirm(ADMISSION, "key", new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.delete(ADMISSION, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.remove(ADMISSION, CLAIM, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
    });
  }

  @Test
  void anAdmissionIsForOnePersonAndContract() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      parts.store().insert(another(membership(START, END, true)));
      assertThat(refusal(() -> parts.intake().open(ADMISSION, CONTRACT, MOTHER, FAMILY)))
          .isEqualTo("admission-differs");
    });
  }

  private static Object another(ir.takmil.claims.coverage.Membership like) {
    return new ir.takmil.claims.coverage.Membership(
        "mother's own",
        like.contractId(),
        like.planId(),
        MOTHER,
        MOTHER,
        like.from(),
        like.to(),
        false,
        true,
        null,
        false,
        1);
  }

  @Test
  void withoutAWordFromPolicyServiceAboutThePlanItIsLaterNotNever() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.store().remove(new Query(), "plans");
      assertThat(refusal(() -> parts.intake().confirm(ADMISSION, "key", FAMILY)))
          .isEqualTo("coverage-unknown");
      parts.store().insert(plan(90));
      assertThat(parts.intake().confirm(ADMISSION, "key", FAMILY).confirmation()).isPresent();
    });
  }

  @Test
  void onlyWhatIsNamedIsKeptOfPictures() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      parts.intake().put(ADMISSION, AdmissionTest.draft(CLAIM, EXPENSE, "PHARMACY", 1), FAMILY);
      var id = new AttachmentId("0199d0e0-000a-7000-8000-000000000001");
      for (int width : new int[] {80, 90, 90}) {
        parts
            .intake()
            .attach(ADMISSION, CLAIM, id, DocumentKind.INVOICE, PicturesIn.picture(width), FAMILY);
      }
      assertThat(PicturesIn.kept(parts.store())).isEqualTo(1);
      parts.intake().detach(ADMISSION, CLAIM, id, FAMILY);
      parts.intake().detach(ADMISSION, CLAIM, id, FAMILY);
      assertThat(PicturesIn.kept(parts.store())).isZero();
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.intake().delete(ADMISSION, FAMILY);
      assertThat(PicturesIn.kept(parts.store())).isZero();
    });
  }

  private static String refusal(Runnable move) {
    return catchThrowableOfType(Refusal.class, move::run).code();
  }

  /** What each of so many callers got: an answer or a refusal. */
  private static List<Object> atOnce(int callers, java.util.function.IntFunction<Object> call) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> calls =
          IntStream.range(0, callers)
              .<Callable<Object>>mapToObj(i -> () -> answerOf(() -> call.apply(i)))
              .toList();
      return threads.invokeAll(calls).stream().map(IntakeTest::result).toList();
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
