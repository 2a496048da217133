package ir.takmil.claims.intake;

import static ir.takmil.claims.testing.SampleCoverage.CONTRACT;
import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static ir.takmil.claims.testing.SampleCoverage.END;
import static ir.takmil.claims.testing.SampleCoverage.MOTHER;
import static ir.takmil.claims.testing.SampleCoverage.PLAN;
import static ir.takmil.claims.testing.SampleCoverage.START;
import static ir.takmil.claims.testing.SampleCoverage.coverage;
import static ir.takmil.claims.testing.SampleCoverage.membership;
import static ir.takmil.claims.testing.SampleCoverage.plan;
import static ir.takmil.claims.testing.SampleCoverage.planWanting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final ClaimId CLAIM = new ClaimId("0199d0e0-0008-7000-8000-000000000001");
  private static final LocalDate EXPENSE = LocalDate.parse("2026-11-10");

  static Admission opened() {
    return Admission.open(
        new AdmissionId("0199d0e0-0009-7000-8000-000000000001"),
        membership(START, END, true),
        new Sender.Family(MOTHER),
        NOW);
  }

  static Draft draft(ClaimId id, LocalDate expense, String service, long requested) {
    return new Draft(
        id,
        service,
        expense,
        "SOCIAL_SECURITY",
        null,
        "داروخانه",
        null,
        null,
        List.of(new Line(1, "دارو", 1, Rials.of(requested), Rials.ZERO)),
        List.of());
  }

  static Attachment picture(String id, DocumentKind kind, String sha256) {
    return new Attachment(new AttachmentId(id), kind, 1, sha256, 640, 480, 9000, NOW, 1, Set.of());
  }

  static Admission ready() {
    return opened()
        .put(draft(CLAIM, EXPENSE, "PHARMACY", 1_536_689))
        .attach(CLAIM, picture("invoice", DocumentKind.INVOICE, "aa"));
  }

  static Admission confirmed(Admission admission, String key, Coverage coverage, Instant now) {
    Iterator<Integer> numbers = IntStream.iterate(1, n -> n + 1).iterator();
    return admission.confirm(
        key,
        day -> coverage,
        drafts -> {},
        () -> "1403/14/11499/036/92",
        () -> "100000000" + numbers.next(),
        receipt -> "receipt of " + receipt.trackingCode(),
        now);
  }

  private static Refusal refusal(Admission admission, Coverage coverage, Instant now) {
    return catchThrowableOfType(Refusal.class, () -> confirmed(admission, "key", coverage, now));
  }

  private static List<String> codes(Refusal refusal) {
    return refusal.faults().stream().map(Fault::code).toList();
  }

  @Test
  void confirmingFreezesEachDraftIntoAClaim() {
    Admission confirmed = confirmed(ready(), "key", coverage(), NOW);

    assertThat(confirmed.sequence()).isEqualTo(1);
    assertThat(confirmed.outbox()).hasSize(1);
    Claim claim = confirmed.claims().getFirst();
    assertThat(claim.stage().status()).isEqualTo(Status.REGISTERED);
    assertThat(claim.registeredAt()).isEqualTo(NOW);
    assertThat(claim.expense().claimNumber()).isEqualTo("1000000001");
    assertThat(claim.expense().trackingCode()).isEqualTo("1403/14/11499/036/92");
    assertThat(claim.expense().personId()).isEqualTo(DAUGHTER);
    assertThat(claim.expense().cover().code()).isEqualTo("DRUGS");
    assertThat(claim.expense().planVersion()).isEqualTo(3);
    assertThat(claim.attachments()).hasSize(1);
  }

  @Test
  void anExpenseOfDaysUnderAnotherMainInsuredIsRefused() {
    var then =
        new Membership(
            "m2",
            CONTRACT,
            PLAN,
            DAUGHTER,
            new PersonId("father"),
            START,
            END,
            false,
            true,
            null,
            false,
            1);
    assertThat(refusal(ready(), new Coverage(then, coverage().plan()), NOW).code())
        .isEqualTo("other-main-insured-then");
  }

  @Test
  void theSameAdmissionMakesTheSameClaims() {
    Admission confirmed = confirmed(ready(), "key", coverage(), NOW);
    assertThat(confirmed.claims()).isEqualTo(confirmed.claims());
    assertThat(confirmed.complete().claims()).isEmpty();
    assertThat(confirmed.complete().complete()).isEqualTo(confirmed.complete());
  }

  @Test
  void theContentHashIsOverTheFrozenVersionAndItsPictures() {
    String hash = hashOf(ready());
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hashOf(ready()));
    assertThat(hashOf(ready().attach(CLAIM, picture("invoice", DocumentKind.INVOICE, "bb"))))
        .isNotEqualTo(hash);
    assertThat(hashOf(ready().put(draft(CLAIM, EXPENSE, "PHARMACY", 1_536_688))))
        .isNotEqualTo(hash);
  }

  @Test
  void theContentHashCanBeTakenAgainFromTheClaim() {
    Claim claim = confirmed(ready(), "key", coverage(), NOW).claims().getFirst();
    assertThat(
            ir.takmil.claims.claim.Sent.contentHash(
                claim.id(), claim.expense(), claim.attachments()))
        .isEqualTo(claim.expense().contentHash());
  }

  private static String hashOf(Admission admission) {
    return confirmed(admission, "key", coverage(), NOW).claims().getFirst().expense().contentHash();
  }

  @Test
  void confirmedAgainWithTheSameKeyItStaysAsItIs() {
    Admission confirmed = confirmed(ready(), "key", coverage(), NOW);
    assertThat(confirmed(confirmed, "key", coverage(), NOW.plusSeconds(9))).isEqualTo(confirmed);
    assertThat(refusal(confirmed.complete(), coverage(), NOW)).isNull();
    Refusal other =
        catchThrowableOfType(Refusal.class, () -> confirmed(confirmed, "other", coverage(), NOW));
    assertThat(other.code()).isEqualTo("already-confirmed");
  }

  @Test
  void afterConfirmingNothingChanges() {
    Admission confirmed = confirmed(ready(), "key", coverage(), NOW);
    for (Runnable change :
        List.<Runnable>of(
            () -> confirmed.put(draft(CLAIM, EXPENSE, "PHARMACY", 1)),
            () -> confirmed.remove(CLAIM),
            () -> confirmed.attach(CLAIM, picture("x", DocumentKind.OTHER, "cc")),
            () -> confirmed.detach(CLAIM, new AttachmentId("invoice")),
            () -> confirmed.delete(NOW))) {
      assertThat(catchThrowableOfType(Refusal.class, change::run).code())
          .isEqualTo("already-confirmed");
    }
  }

  @Test
  void withoutAClaimThereIsNothingToConfirm() {
    assertThat(refusal(opened(), coverage(), NOW).code()).isEqualTo("no-claim");
  }

  @Test
  void theFirstAndTheLastDayOfTheContractAreInside() {
    Instant lastDay = Instant.parse("2027-03-26T20:00:00Z");
    assertThat(confirmed(on(END), "key", coverage(), lastDay).claims()).hasSize(1);
    var contractOfOneDay = new Coverage(membership(START, END, true), plan(400));
    assertThat(confirmed(on(START), "key", contractOfOneDay, lastDay).claims()).hasSize(1);
  }

  @Test
  void anExpenseOutsideTheContractIsRefusedNamingTheDates() {
    Refusal refusal = refusal(on(START.minusDays(1)), coverage(), NOW);
    assertThat(refusal.code()).isEqualTo("expense-outside-contract");
    assertThat(refusal.faults())
        .containsExactly(new Fault("/claims/0/expenseDate", "expense-outside-contract"));
    assertThat(refusal.facts())
        .containsEntry("expenseDate", START.minusDays(1))
        .containsEntry("contractStart", START)
        .containsEntry("contractEnd", END);
  }

  @Test
  void anExpenseOutsideTheMembershipIsRefusedNamingTheDates() {
    var joinedLate = new Coverage(membership(EXPENSE.plusDays(1), END, true), plan(90));
    Refusal refusal = refusal(ready(), joinedLate, NOW);
    assertThat(refusal.code()).isEqualTo("expense-outside-membership");
    assertThat(refusal.facts()).containsEntry("membershipStart", EXPENSE.plusDays(1));
  }

  @Test
  void anExpenseOfTomorrowIsRefused() {
    LocalDate tomorrow = LocalDate.parse("2026-11-22");
    assertThat(refusal(on(tomorrow), coverage(), NOW).code()).isEqualTo("expense-in-future");
    Instant tomorrowInTehran = Instant.parse("2026-11-21T20:30:00Z");
    assertThat(confirmed(on(tomorrow), "key", coverage(), tomorrowInTehran).claims()).hasSize(1);
  }

  @Test
  void theSubmissionDeadlineEndsWithItsLastDayInTehran() {
    var tenDays = new Coverage(membership(START, END, true), plan(10));
    Instant lastMoment = Instant.parse("2026-11-20T20:29:59Z");
    assertThat(confirmed(ready(), "key", tenDays, lastMoment).claims()).hasSize(1);
    Refusal refusal = refusal(ready(), tenDays, lastMoment.plusSeconds(1));
    assertThat(refusal.code()).isEqualTo("deadline-passed");
    assertThat(refusal.facts()).containsEntry("deadline", LocalDate.parse("2026-11-20"));
  }

  @Test
  void theSecondDeadlineCountsAsThePlanSays() {
    // Ten days from the expense are over; a month from the contract's end is not.
    var later = new Coverage(membership(START, END, true), plan(10, "LATER", null));
    assertThat(confirmed(ready(), "key", later, NOW.plus(Duration.ofDays(30))).claims()).hasSize(1);
    var earlier = new Coverage(membership(START, END, true), plan(10, "EARLIER", null));
    assertThat(refusal(ready(), earlier, NOW.plus(Duration.ofDays(30))).code())
        .isEqualTo("deadline-passed");
  }

  @Test
  void aCoverPaysWhenItsWaitIsOver() {
    int days = (int) (EXPENSE.toEpochDay() - START.toEpochDay());
    Membership member = membership(START, END, true);

    assertThat(confirmed(ready(), "key", new Coverage(member, plan(90, null, days)), NOW).claims())
        .hasSize(1);
    Refusal refusal = refusal(ready(), new Coverage(member, plan(90, null, days + 1)), NOW);
    assertThat(refusal.code()).isEqualTo("waiting-period");
    assertThat(refusal.facts()).containsEntry("waitedUntil", EXPENSE.plusDays(1));
  }

  @Test
  void everyStarredDocumentMustBeThere() {
    Admission without = ready().detach(CLAIM, new AttachmentId("invoice"));
    Refusal refusal = refusal(without, coverage(), NOW);
    assertThat(refusal.faults())
        .containsExactly(new Fault("/claims/0/attachments/INVOICE", "attachment-missing"));
  }

  @Test
  void moneyNeedsSomewhereToGo() {
    var noSheba = new Coverage(membership(START, END, false), plan(90));
    assertThat(refusal(ready(), noSheba, NOW).code()).isEqualTo("payee-missing");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Admission wrong =
        opened()
            .put(draft(CLAIM, START.minusDays(1), "PHARMACY", 0))
            .put(draft(new ClaimId("second"), EXPENSE, "WIGS", 1));
    var noSheba = new Coverage(membership(START, END, false), plan(90));

    Refusal refusal = refusal(wrong, noSheba, NOW);

    assertThat(refusal.code()).isEqualTo("not-confirmable");
    assertThat(codes(refusal))
        .containsExactly(
            "expense-outside-contract",
            "nothing-requested",
            "attachment-missing",
            "not-covered",
            "payee-missing");
  }

  @Test
  void aDraftWrittenAnewKeepsItsPictures() {
    Admission again = ready().put(draft(CLAIM, EXPENSE, "PHARMACY", 99));
    assertThat(again.drafts().getFirst().requested()).isEqualTo(Rials.of(99));
    assertThat(again.drafts().getFirst().attachments()).hasSize(1);
    assertThat(again.put(draft(CLAIM, EXPENSE, "PHARMACY", 99))).isEqualTo(again);
  }

  @Test
  void theSamePictureSentAgainChangesNothingAndAnotherReplacesIt() {
    Admission ready = ready();
    assertThat(ready.attach(CLAIM, picture("invoice", DocumentKind.INVOICE, "aa")))
        .isEqualTo(ready);
    var replaced = ready.attach(CLAIM, picture("invoice", DocumentKind.INVOICE, "bb"));
    assertThat(replaced.drafts().getFirst().attachments())
        .extracting(Attachment::sha256, Attachment::version)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("bb", 1));
    var second = ready.attach(CLAIM, picture("other", DocumentKind.INVOICE, "cc"));
    assertThat(second.drafts().getFirst().attachments())
        .extracting(Attachment::version)
        .containsExactly(1, 2);
  }

  @Test
  void aPictureBelongsToOneClaim() {
    Admission two = ready().put(draft(new ClaimId("second"), EXPENSE, "PHARMACY", 1));
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                two.attach(new ClaimId("second"), picture("invoice", DocumentKind.INVOICE, "aa")));
    assertThat(refusal.code()).isEqualTo("id-taken");
  }

  @Test
  void anAdmissionHasRoomForTwentyClaims() {
    Admission full = opened();
    for (int i = 0; i < Admission.MOST_CLAIMS; i++) {
      full = full.put(draft(new ClaimId("claim-" + i), EXPENSE, "PHARMACY", 1));
    }
    Admission twenty = full;
    assertThat(
            catchThrowableOfType(Refusal.class, () -> twenty.put(draft(CLAIM, EXPENSE, "X", 1)))
                .code())
        .isEqualTo("too-many-claims");
  }

  @Test
  void aDeletedAdmissionIsSeenByNobody() {
    Admission deleted = ready().delete(NOW);
    assertThat(ready().isSeenBy(new Sender.Family(MOTHER))).isTrue();
    assertThat(deleted.isSeenBy(new Sender.Family(MOTHER))).isFalse();
    assertThat(deleted.delete(NOW.plusSeconds(9))).isEqualTo(deleted);
    assertThat(refusal(deleted, coverage(), NOW).code()).isEqualTo("admission-deleted");
  }

  private static Admission on(LocalDate expense) {
    return ready().put(draft(CLAIM, expense, "PHARMACY", 1_536_689));
  }

  private static final Sender CENTRE = new Sender.OfCentre("centre-1");

  private static Admission sentByTheCentre() {
    return Admission.open(
            new AdmissionId("0199d0e0-0009-7000-8000-000000000002"),
            membership(START, END, false),
            CENTRE,
            NOW)
        .put(draft(CLAIM, EXPENSE, "PHARMACY", 1_536_689))
        .attach(CLAIM, picture("invoice", DocumentKind.INVOICE, "aa"));
  }

  @Test
  void whatACentreSendsIsIndirectAndNeedsNoAccountOfTheFamily() {
    Coverage unpaid = new Coverage(membership(START, END, false), coverage().plan());
    Admission confirmed = confirmed(sentByTheCentre(), "key", unpaid, NOW);
    assertThat(confirmed.claims().getFirst().expense().direction()).isEqualTo(Direction.INDIRECT);
    assertThat(refusal(ready(), unpaid, NOW).code()).isEqualTo("payee-missing");
  }

  @Test
  void theFamilySeesWhatACentreHasSentAndNotWhatItIsStillAt() {
    var family = new Sender.Family(MOTHER);
    assertThat(sentByTheCentre().isSeenBy(family)).isFalse();
    Admission confirmed = confirmed(sentByTheCentre(), "key", coverage(), NOW);
    assertThat(confirmed.isSeenBy(family)).isTrue();
    assertThat(confirmed.belongsTo(family)).isFalse();
    assertThat(confirmed.isSeenBy(new Sender.OfCentre("another"))).isFalse();
    assertThat(ready().isSeenBy(CENTRE)).isFalse();
  }

  private static CaseFile fileUnder(Plan.OriginalsRule rule) {
    var wanting = new Coverage(membership(START, END, true), planWanting(rule));
    return confirmed(ready(), "key", wanting, NOW).claims().getFirst().file();
  }

  @Test
  void thePlanSaysWhatWaitsForTheOriginalsAndHowLongOneMayAppeal() {
    CaseFile file =
        fileUnder(new Plan.OriginalsRule("PHARMACY", Rials.of(1), "BEFORE_APPROVAL", null));
    assertThat(file.originals().need()).isEqualTo(Originals.Need.APPROVAL);
    assertThat(file.originals().state()).isEqualTo(Originals.State.AWAITED);
    assertThat(file.appealWindowDays()).isEqualTo(14);
  }

  @Test
  void aRuleForOthersOrForMoreWantsNothing() {
    assertThat(
            fileUnder(new Plan.OriginalsRule("RADIOLOGY", null, "BEFORE_PAYMENT", null))
                .originals())
        .isEqualTo(Originals.NOT_REQUIRED);
    assertThat(
            fileUnder(new Plan.OriginalsRule(null, Rials.of(1_000_000_000), "BEFORE_PAYMENT", null))
                .originals())
        .isEqualTo(Originals.NOT_REQUIRED);
  }

  @Test
  void ofASampleOfNoneNoneIsWantedAndOfAllEach() {
    assertThat(
            fileUnder(
                    new Plan.OriginalsRule(null, null, "AFTERWARDS_BY_SAMPLE", new BasisPoints(0)))
                .originals()
                .need())
        .isEqualTo(Originals.Need.NOTHING);
    assertThat(
            fileUnder(
                    new Plan.OriginalsRule(
                        null, null, "AFTERWARDS_BY_SAMPLE", new BasisPoints(10_000)))
                .originals()
                .need())
        .isEqualTo(Originals.Need.SAMPLE);
  }
}
