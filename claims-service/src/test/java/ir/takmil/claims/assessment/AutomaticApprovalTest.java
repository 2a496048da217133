package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.MAIN_INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.assessment.flags.Flagging;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Lot;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.claims.claim.PrescriptionCheck.State;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Step;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Clean claims on a real store and broker; what the insurer knows is as a test has it. */
@RealParts
@Import({Suite.class, AutomaticApprovalTest.Insurer.class})
class AutomaticApprovalTest {
  private static final Rials AMOUNT = Rials.of(1_000_000);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  /** By prescription number; of any other, the insurer does not answer. */
  private static final Map<String, State> KNOWN = new ConcurrentHashMap<>();

  /** Of any other, the insurer does not answer. */
  static final Map<PersonId, List<Prescription>> OF_PERSON = new ConcurrentHashMap<>();

  @TestConfiguration(proxyBeanMethods = false)
  static class Insurer {
    @Bean
    @Primary
    Prescriptions knownPrescriptions() {
      return new Prescriptions() {
        @Override
        public Optional<State> compare(Expense expense) {
          return Optional.ofNullable(expense.prescription()).map(sent -> KNOWN.get(sent.number()));
        }

        @Override
        public Optional<List<Prescription>> of(Expense expense) {
          return Optional.ofNullable(OF_PERSON.get(expense.personId()));
        }
      };
    }
  }

  @Autowired private Claims claims;
  @Autowired private MongoTemplate mongo;
  @Autowired private Flagging flagging;
  @Autowired private PrescriptionChecks checks;
  @Autowired private AutomaticApproval approval;
  @Autowired private WaitingClaims waiting;
  @Autowired private ClaimWatch watch;
  @Autowired private MissedPrescriptions missed;
  @Autowired private MovableClock clock;

  private final PlanId plan = new PlanId(UUID.randomUUID().toString());
  private final String service = "S" + UUID.randomUUID().toString().substring(0, 8);
  private final String prescription = UUID.randomUUID().toString();

  @BeforeEach
  void thePlanIsKnown() {
    mongo.save(
        new Plan(
            plan,
            1,
            CONTRACT,
            "1405/1/14/9/165",
            LocalDate.of(2026, 3, 26),
            LocalDate.of(2027, 3, 26),
            "طرح یک",
            List.of(
                new Plan.Cover(
                    "DRUGS",
                    "دارو",
                    null,
                    List.of(new Plan.MedicalService(service, "دارو", List.of(), true, null)))),
            new Plan.Franchise("ALWAYS_PERCENT", new BasisPoints(1000)),
            List.of("NOT_COVERED", "TARIFF_CAP", "BASIC_SHARE", "FRANCHISE", "HELD_CEILING"),
            60,
            null,
            15,
            null,
            Rials.of(2_000_000),
            List.of(),
            true,
            LocalDate.of(2026, 3, 26),
            null,
            1));
  }

  private static String number(boolean inSample) {
    return Stream.generate(AutomaticApprovalTest::anyNumber)
        .filter(number -> Lot.drawn("people", number) < 500 == inSample)
        .findFirst()
        .orElseThrow();
  }

  private static String anyNumber() {
    return Long.toString(
        1_000_000_000L + Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000_000));
  }

  private Claim sent(String claimNumber, String prescribed) {
    Claim claim = claims.add(registered(claimNumber, prescribed));
    return claims.change(claim.id(), Seen.WHATEVER, known -> known.noteHeld(AMOUNT, 1, NOW));
  }

  private Claim registered(String claimNumber, String prescribed) {
    return registered(claimNumber, prescribed, DAY);
  }

  private Claim registered(String claimNumber, String prescribed, LocalDate day) {
    return resting(
        claimNumber,
        new Prescription(prescribed, "DRUG", day, AMOUNT, null, List.of(), null, null));
  }

  private Claim resting(String claimNumber, @Nullable Prescription prescription) {
    var id = new ClaimId(UUID.randomUUID().toString());
    var expense =
        new Expense(
            claimNumber,
            new AdmissionId(UUID.randomUUID().toString()),
            "1405/08/30/1",
            new PersonId(id.value()),
            MAIN_INSURED,
            CONTRACT,
            plan,
            1,
            Direction.DIRECT,
            new Titled(service, "دارو"),
            new Titled("DRUGS", "دارو"),
            DAY,
            "SOCIAL_SECURITY",
            null,
            "داروخانه",
            prescription,
            null,
            List.of(new Line(1, "دارو", 1, AMOUNT, Rials.ZERO)),
            "00".repeat(32));
    var picture =
        new Attachment(
            new AttachmentId(UUID.randomUUID().toString()),
            DocumentKind.INVOICE,
            1,
            UUID.randomUUID().toString(),
            800,
            600,
            9000,
            NOW,
            1,
            Set.of());
    return Claim.register(id, expense, List.of(picture), CaseFile.NEW, NOW);
  }

  @Test
  void whatIsSentWithoutAPrescriptionIsLookedForUntilTheInsurerAnswers() {
    Claim claim = claims.add(resting(number(true), null));
    PersonId person = claim.expense().personId();
    assertThat(missed.look(claim)).as("not answered").isFalse();
    assertThat(asItStands(claim).file().prescriptionCheck()).isNull();

    var known = new Prescription("7", "DRUG", DAY, AMOUNT, null, List.of(), null, "99101");
    OF_PERSON.put(person, List.of(known));
    eventually(() -> {
      waiting.sweep();
      assertThat(asItStands(claim).file().prescriptionCheck()).isNotNull();
    });

    assertThat(asItStands(claim).file().prescriptionCheck().state()).isEqualTo(State.FOUND);
    assertThat(asItStands(claim).file().flags()).isEmpty();
    assertThat(missed.of(claim.id()).orElseThrow().prescriptions()).containsExactly(known);
    OF_PERSON.put(person, List.of());
    assertThat(missed.look(asItStands(claim))).as("once is enough").isTrue();
    assertThat(missed.of(claim.id()).orElseThrow().prescriptions()).hasSize(1);
  }

  private Claim asItStands(Claim claim) {
    return claims.find(claim.id()).orElseThrow();
  }

  /** What the listener does, once more and here: it is the same however often. */
  private Claim considered(Claim claim) {
    checks.check(flagging.look(claim.id()));
    return approval.consider(claim.id());
  }

  @Test
  void aCleanClaimIsApprovedByItself() {
    KNOWN.put(prescription, State.MATCHED);
    Claim claim = sent(number(false), prescription);
    eventually(() ->
        assertThat(asItStands(claim).timeline().stream().map(Step::status))
            .startsWith(Status.REGISTERED, Status.UNDER_ASSESSMENT, Status.APPROVED));
  }

  @Test
  void withTheInsurerAwayItWaitsAndIsApprovedOnceItAnswers() {
    Claim claim = sent(number(false), prescription);
    Claim waits = considered(claim);
    assertThat(waits.stage().status()).isEqualTo(Status.REGISTERED);
    assertThat(waits.file().prescriptionCheck()).as("pending").isNull();

    KNOWN.put(prescription, State.MATCHED);
    eventually(() -> {
      waiting.sweep();
      assertThat(asItStands(claim).timeline().stream().map(Step::status)).contains(Status.APPROVED);
    });
  }

  @Test
  void whatTheInsurerDoesNotKnowIsFlaggedAndLeftToPeople() {
    KNOWN.put(prescription, State.NOT_FOUND);
    Claim left = considered(sent(number(false), prescription));
    assertThat(left.stage().status()).isEqualTo(Status.REGISTERED);
    assertThat(left.file().flags()).containsExactly(Flag.PRESCRIPTION_UNCONFIRMED);
  }

  @Test
  void whatNoLongerWaitsIsNotLookedThrough() {
    Claim taken = claims.add(registered(number(false), prescription).take(ASSESSOR, NOW));
    watch.hear(registration(taken));
    assertThat(flagging.hasFoundNothing(taken.id())).as("looked through").isFalse();
    assertThat(asItStands(taken).file().flags()).isEmpty();
  }

  @Test
  void whatMayHaveBeenEditedIsAskedAboutAgainWhenItIsTaken() {
    LocalDate yesterday = Tehran.dayOf(clock.instant()).minusDays(1);
    KNOWN.put(prescription, State.MATCHED);
    Claim claim = considered(claims.add(registered(number(true), prescription, yesterday)));
    assertThat(claim.file().isPrescriptionMatched()).isTrue();
    int seen = claim.sequence();

    KNOWN.put(prescription, State.DIFFERENT);
    clock.forward(Duration.ofSeconds(1));
    claims.change(claim.id(), Seen.WHATEVER, it -> it.take(ASSESSOR, clock.instant()));

    eventually(() ->
        assertThat(asItStands(claim).file().flags())
            .containsExactly(Flag.PRESCRIPTION_UNCONFIRMED));
    assertThat(asItStands(claim).sequence()).as("an assessor's ETag").isEqualTo(seen + 1);
  }

  @Test
  void whatIsEditedNoMoreIsNotAskedAboutAgain() {
    var check = new PrescriptionCheck(State.MATCHED, NOW);
    LocalDate today = Tehran.dayOf(NOW);
    assertThat(check.isProvisional(today)).isTrue();
    assertThat(check.isProvisional(today.minusDays(3))).isTrue();
    assertThat(check.isProvisional(today.minusDays(4))).isFalse();
  }

  private static ConsumerRecord<String, byte[]> registration(Claim claim) {
    var said =
        PolicyWords.message(
            "claims.claim",
            claim.id().value(),
            1,
            "claims.claim-registered.v1",
            "{\"claimId\": \"%s\"}".formatted(claim.id().value()));
    var heard = new ConsumerRecord<String, byte[]>(said.topic(), 0, 0, said.key(), said.value());
    said.headers().forEach(header -> heard.headers().add(header));
    return heard;
  }

  @Test
  void theSampleIsLeftToPeople() {
    KNOWN.put(prescription, State.MATCHED);
    assertThat(considered(sent(number(true), prescription)).stage().status())
        .isEqualTo(Status.REGISTERED);
  }

  @Test
  void whatAPersonHasTakenStaysTheirsWhateverIsHeardLater() {
    Claim claim = sent(number(false), prescription);
    claims.change(claim.id(), Seen.WHATEVER, known -> known.take(ASSESSOR, NOW));
    KNOWN.put(prescription, State.MATCHED);
    assertThat(considered(claim).stage().status()).isEqualTo(Status.UNDER_ASSESSMENT);
    claims.change(claim.id(), Seen.WHATEVER, known -> known.handBack(ASSESSOR, NOW));
    assertThat(considered(claim).stage().status()).isEqualTo(Status.REGISTERED);
  }

  /** At least 85 of a hundred; about 95, for a twentieth is the sample. */
  @Test
  void mostCleanClaimsNeedNoPerson() {
    int all = 300;
    int alone = 0;
    for (int i = 0; i < all; i++) {
      String number = prescription + i;
      KNOWN.put(number, State.MATCHED);
      Claim claim = considered(sent(anyNumber(), number));
      if (claim.timeline().stream().anyMatch(step -> step.status() == Status.APPROVED)) {
        alone++;
      }
    }
    System.out.printf(
        "FIGURE decided without a person: %d of %d clean claims (%.1f %%)%n",
        alone, all, 100.0 * alone / all);
    assertThat(alone).isGreaterThanOrEqualTo(all * 85 / 100);
  }
}
