package ir.takmil.claims.claim;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CLERK;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.elsewhere;
import static ir.takmil.claims.testing.SampleClaims.picture;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The engine, forgotten locks, originals, corrections, remarks. */
class BesideTheStageTest {
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));

  private static Claim waiting(Originals.Need need) {
    Claim plain = registered();
    return Claim.register(
            plain.id(),
            plain.expense(),
            plain.attachments(),
            CaseFile.opened(new Originals(need, null, null), null),
            NOW)
        .noteHeld(REQUESTED, 1, NOW);
  }

  private static Claim taken(Originals.Need need) {
    return waiting(need).take(ASSESSOR, NOW);
  }

  private static void refused(String code, ThrowingCallable move) {
    assertThatThrownBy(move)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  @Test
  void ofWhatTheInsurerSaysTheLatestIsNotedAndOnlyOfWhatWasAskedAbout() {
    Claim claim = registered();
    var found = new PrescriptionCheck(PrescriptionCheck.State.MATCHED, LATER);
    String sent = claim.expense().contentHash();

    Claim noted = claim.notePrescription(sent, found);
    assertThat(noted.file().isPrescriptionMatched()).isTrue();
    assertThat(noted.sequence()).isEqualTo(claim.sequence());
    assertThat(noted.outbox()).isEqualTo(claim.outbox());
    assertThat(claim.notePrescription("11".repeat(32), found)).isEqualTo(claim);
    assertThat(
            noted.notePrescription(
                sent, new PrescriptionCheck(PrescriptionCheck.State.NOT_FOUND, LATER)))
        .isEqualTo(noted);
    var later =
        new PrescriptionCheck(PrescriptionCheck.State.NOT_FOUND, LATER.plus(Duration.ofHours(1)));
    assertThat(noted.notePrescription(sent, later).file().prescriptionCheck()).isEqualTo(later);
  }

  @Test
  void theEngineDecidesWhatNobodyHasTaken() {
    Claim decided = waiting(Originals.Need.NOTHING).decideByEngine(decision(), LATER);
    assertThat(decided.timeline())
        .extracting(Step::status)
        .containsExactly(Status.REGISTERED, Status.UNDER_ASSESSMENT, Status.APPROVED);
    assertThat(decided.file().assessor()).isEqualTo(Actor.ENGINE.account());
  }

  @Test
  void theEngineNeverTouchesWhatAPersonHasSeen() {
    Claim back = taken(Originals.Need.NOTHING).handBack(ASSESSOR, NOW);
    assertThat(back.decideByEngine(decision(), LATER)).isEqualTo(back);
    Claim decided = taken(Originals.Need.NOTHING).decide(ASSESSOR, decision(), false, NOW);
    assertThat(decided.decideByEngine(decision(), LATER)).isEqualTo(decided);
  }

  @Test
  void theEngineLeavesFlaggedClaimsAndThoseThatWaitForPaperToPeople() {
    Claim flagged = waiting(Originals.Need.NOTHING).flag(Set.of(Flag.ABOVE_PEERS));
    assertThat(flagged.decideByEngine(decision(), LATER)).isEqualTo(flagged);
    Claim paper = waiting(Originals.Need.APPROVAL);
    assertThat(paper.decideByEngine(decision(), LATER)).isEqualTo(paper);
  }

  @Test
  void aForgottenLockOpensAndOneThatIsUsedDoesNot() {
    Claim taken = taken(Originals.Need.NOTHING);
    assertThat(taken.releaseForgotten(LATER, LATER).stage()).isInstanceOf(Stage.Registered.class);
    Claim stillAtIt = taken.take(ASSESSOR, LATER);
    assertThat(stillAtIt.releaseForgotten(NOW.plusSeconds(60), LATER)).isEqualTo(stillAtIt);
  }

  @Test
  void aClaimIsHandedOverPastTheQueue() {
    Claim theirs =
        taken(Originals.Need.NOTHING).handOver(ASSESSOR, OTHER_ASSESSOR.account(), LATER);
    assertThat(theirs.actions(OTHER_ASSESSOR, LATER)).contains(Action.APPROVE);
    assertThat(theirs.actions(ASSESSOR, LATER)).doesNotContain(Action.APPROVE);
  }

  @Test
  void whereThePlanWantsPaperFirstNothingIsApprovedWithoutIt() {
    Claim taken = taken(Originals.Need.APPROVAL);
    refused("originals-awaited", () -> taken.decide(ASSESSOR, decision(), false, LATER));
    Claim delivered = taken.receiveOriginals(CLERK, "شعبهٔ مرکزی", LATER);
    assertThat(delivered.file().originals().state()).isEqualTo(Originals.State.RECEIVED);
    assertThat(delivered.decide(ASSESSOR, decision(), false, LATER).stage().status())
        .isEqualTo(Status.APPROVED);
  }

  @Test
  void whereThePlanWantsPaperBeforePaymentTheApprovalStandsAndNothingIsPayableYet() {
    Claim approved = taken(Originals.Need.PAYMENT).decide(ASSESSOR, decision(), false, NOW);
    assertThat(approved.isPayableNow()).isFalse();
    assertThat(approved.receiveOriginals(CLERK, "شعبهٔ مرکزی", LATER).isPayableNow()).isTrue();
  }

  @Test
  void originalsThatDifferAreAwaitedAgain() {
    Claim disputed =
        taken(Originals.Need.APPROVAL)
            .receiveOriginals(CLERK, "شعبهٔ مرکزی", LATER)
            .disputeOriginals(ASSESSOR, "مبلغ فاکتور دیگر است", LATER);
    assertThat(disputed.file().originals().state()).isEqualTo(Originals.State.MISMATCH);
    refused("originals-awaited", () -> disputed.decide(ASSESSOR, decision(), false, LATER));
    assertThat(disputed.actions(CLERK, LATER)).contains(Action.RECEIVE_ORIGINALS);
  }

  private static Claim asking(Set<DocumentKind> documents, Set<RepairField> fields) {
    return taken(Originals.Need.NOTHING)
        .sendBack(
            ASSESSOR,
            new ReturnNotice(
                ReturnNotice.Kind.DEFICIENT,
                "R06",
                "نام مرکز درست نیست",
                documents,
                fields,
                LocalDate.of(2026, 12, 6)),
            NOW);
  }

  @Test
  void onlyWhatTheNoticeNamesIsCorrectedAndWhatWasSentIsKept() {
    Claim returned = asking(Set.of(), Set.of(RepairField.CENTRE));
    Expense other = elsewhere(returned.expense());
    refused(
        "field-not-asked-for",
        () -> returned.correct(INSURED, other, Set.of(RepairField.LINES), LATER));
    refused("repair-incomplete", () -> returned.resubmit(INSURED, LATER));
    Claim corrected = returned.correct(INSURED, other, Set.of(RepairField.CENTRE), LATER);
    assertThat(corrected.expense()).isEqualTo(other);
    assertThat(corrected.file().earlier()).isEqualTo(List.of(returned.expense()));
    assertThat(corrected.resubmit(INSURED, LATER).stage().status()).isEqualTo(Status.RESUBMITTED);
  }

  @Test
  void theSameAgainCorrectsNothing() {
    Claim returned = asking(Set.of(), Set.of(RepairField.CENTRE));
    Expense same = returned.expense().hashed("22".repeat(32));
    assertThat(returned.correct(INSURED, same, Set.of(RepairField.CENTRE), LATER))
        .isEqualTo(returned);
  }

  @Test
  void aReturnThatAsksForBothIsNotRepairedByOne() {
    Claim returned = asking(Set.of(DocumentKind.INVOICE), Set.of(RepairField.CENTRE));
    Claim half = returned.attach(INSURED, picture(DocumentKind.INVOICE), LATER);
    refused("repair-incomplete", () -> half.resubmit(INSURED, LATER));
  }

  @Test
  void whoIsAskedForPicturesOnlyHasNothingToCorrect() {
    Claim returned = asking(Set.of(DocumentKind.INVOICE), Set.of());
    assertThat(returned.actions(INSURED, LATER)).doesNotContain(Action.CORRECT);
    refused(
        "nothing-to-correct", () -> returned.correct(INSURED, returned.expense(), Set.of(), LATER));
  }

  @Test
  void afterTheLastDayNoRepairIsOfferedAnyMore() {
    Claim returned = asking(Set.of(DocumentKind.INVOICE), Set.of());
    Instant over = Instant.parse("2026-12-06T20:30:00Z");
    assertThat(returned.actions(INSURED, over.minusMillis(1))).contains(Action.RESUBMIT);
    assertThat(returned.actions(INSURED, over)).containsExactly(Action.VOID);
  }

  @Test
  void theDeadlineIsRemindedOfOnce() {
    Claim reminded = asking(Set.of(DocumentKind.INVOICE), Set.of()).remind(LATER);
    assertThat(reminded.remind(LATER)).isEqualTo(reminded);
  }

  @Test
  void whatIsFlaggedAlreadyChangesNothing() {
    Claim flagged = waiting(Originals.Need.NOTHING).flag(Set.of(Flag.SAME_PICTURE));
    assertThat(flagged.flag(Set.of(Flag.SAME_PICTURE))).isEqualTo(flagged);
  }
}
