package ir.takmil.claims.intake;

import static ir.takmil.claims.intake.Intakes.EXPENSE;
import static ir.takmil.claims.intake.Intakes.FAMILY;
import static ir.takmil.claims.intake.Intakes.atOnce;
import static ir.takmil.claims.intake.Intakes.withBrokerAway;
import static ir.takmil.claims.testing.SampleCoverage.CONTRACT;
import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.picture.PicturesIn;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

/** One prescription is used by one claim. */
class OnePrescriptionOneClaimTest {
  private static final String NUMBER = "52906960";

  private final AdmissionId first = new AdmissionId(UUID.randomUUID().toString());
  private final AdmissionId second = new AdmissionId(UUID.randomUUID().toString());
  private final ClaimId claim = new ClaimId(UUID.randomUUID().toString());

  private static void prepare(Intake intake, AdmissionId admission, ClaimId... claims) {
    intake.open(admission, CONTRACT, DAUGHTER, FAMILY);
    for (ClaimId of : claims) {
      intake.put(admission, draft(of, NUMBER), FAMILY);
      intake.attach(
          admission,
          of,
          new AttachmentId(UUID.randomUUID().toString()),
          DocumentKind.INVOICE,
          PicturesIn.picture(),
          FAMILY);
    }
  }

  private static Draft draft(ClaimId claim, String number) {
    Rials total = Rials.of(1_330_300);
    return new Draft(
        claim,
        "PHARMACY",
        EXPENSE,
        "SOCIAL_SECURITY",
        null,
        "داروخانه",
        new Prescription(number, "DRUG", EXPENSE, total, null, List.of(), null, null),
        null,
        List.of(new Line(1, "دارو", 1, total, Rials.ZERO)),
        List.of());
  }

  private static ClaimId another() {
    return new ClaimId(UUID.randomUUID().toString());
  }

  private static Refusal refused(Intake intake, AdmissionId admission) {
    return catchThrowableOfType(
        Refusal.class, () -> intake.confirm(admission, "key-" + admission.value(), FAMILY));
  }

  @Test
  void aSecondClaimOnItIsRefusedAndStaysADraft() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim);
      prepare(parts.intake(), second, another());
      parts.intake().confirm(first, "key", FAMILY);

      Refusal refusal = refused(parts.intake(), second);

      assertThat(refusal.code()).isEqualTo("prescription-used");
      assertThat(refusal.faults().getFirst().pointer()).isEqualTo("/claims/0/prescription");
      assertThat(parts.intake().find(second, FAMILY).confirmation()).isEmpty();
    });
  }

  @Test
  void theSameConfirmationAgainIsTheSameClaim() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim);
      Admission once = parts.intake().confirm(first, "key", FAMILY);
      Admission again = parts.intake().confirm(first, "key", FAMILY);
      assertThat(again.confirmation()).isEqualTo(once.confirmation());
    });
  }

  @Test
  void twoClaimsOfOneAdmissionDoNotShareIt() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim, another());
      Refusal refusal = refused(parts.intake(), first);
      assertThat(refusal.code()).isEqualTo("prescription-used");
      assertThat(refusal.faults()).hasSize(1);
    });
  }

  @Test
  void ofThoseWhoSendItAtOnceOneHasIt() {
    withBrokerAway(parts -> {
      List<AdmissionId> racing =
          IntStream.range(0, 12)
              .mapToObj(i -> new AdmissionId(UUID.randomUUID().toString()))
              .toList();
      racing.forEach(admission -> prepare(parts.intake(), admission, another()));
      List<Object> answers =
          atOnce(racing.size(), i -> parts.intake().confirm(racing.get(i), "key-" + i, FAMILY));
      assertThat(answers).filteredOn(Admission.class::isInstance).hasSize(1);
      assertThat(answers)
          .filteredOn(Refusal.class::isInstance)
          .hasSize(racing.size() - 1)
          .allMatch(refusal -> ((Refusal) refusal).code().equals("prescription-used"));
    });
  }

  @Test
  void withTheClaimVoidedItIsFreeAgain() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim);
      prepare(parts.intake(), second, another());
      parts.intake().confirm(first, "key", FAMILY);
      parts
          .claims()
          .change(
              claim,
              Seen.WHATEVER,
              it ->
                  it.withdraw(
                      new Actor(new StaffId("mother"), Set.of("insured")),
                      parts.clock().instant()));

      assertThat(parts.intake().confirm(second, "another", FAMILY).confirmation()).isPresent();
    });
  }

  @Test
  void rejectedItMayBeAppealedForSoItIsNotFreeUntilThatIsOver() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim);
      prepare(parts.intake(), second, another());
      parts.intake().confirm(first, "key", FAMILY);
      var assessor = new Actor(new StaffId("assessor1"), Set.of("assessor"));
      parts
          .claims()
          .change(
              claim,
              Seen.WHATEVER,
              it ->
                  it.noteHeld(Rials.of(1_330_300), 1, parts.clock().instant())
                      .take(assessor, parts.clock().instant())
                      .reject(assessor, new Rejection("X05", "مستثنا"), parts.clock().instant()));
      parts.clock().forward(Duration.ofDays(2));
      assertThat(refused(parts.intake(), second).code()).isEqualTo("prescription-used");
      parts.clock().forward(Duration.ofDays(30));
      assertThat(parts.intake().confirm(second, "another", FAMILY).confirmation()).isPresent();
    });
  }

  /** An earlier release took none, and its claims rest on theirs all the same. */
  @Test
  void whatAnOlderClaimRestsOnIsUsed() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), first, claim);
      prepare(parts.intake(), second, another());
      parts.intake().confirm(first, "key", FAMILY);
      parts.store().remove(new Query(), "prescription-uses");
      assertThat(refused(parts.intake(), second).code()).isEqualTo("prescription-used");
    });
  }

  @Test
  void whatAConfirmationThatFailedHadTakenIsFreeAfterAMinute() {
    withBrokerAway(parts -> {
      parts.intake().open(first, CONTRACT, DAUGHTER, FAMILY);
      parts.once().take(parts.intake().find(first, FAMILY), List.of(draft(claim, NUMBER)));
      prepare(parts.intake(), second, another());

      assertThat(refused(parts.intake(), second).code()).isEqualTo("prescription-used");
      parts.clock().forward(Duration.ofMinutes(1));
      assertThat(parts.intake().confirm(second, "another", FAMILY).confirmation()).isPresent();
    });
  }
}
