package ir.takmil.claims.claim;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AppealTest {
  private static final String WORDS = "خدمت در طرح من هست";
  private static final String NUMBER = "4051000099";
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final OrderRef ORDER =
      new OrderRef(new TransferOrderId("t1"), "1405/08/30/000001", 1);

  private static Claim taken() {
    return registered().noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, NOW);
  }

  private static Claim rejected() {
    return taken().reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW);
  }

  private static Claim appealed() {
    return rejected().appeal(INSURED, WORDS, NUMBER, LATER);
  }

  private static Claim paid() {
    return taken()
        .decide(ASSESSOR, decision(), false, NOW)
        .order(ORDER, NOW)
        .sendForPayment(1, NOW)
        .pay(1, "990000000001", NOW);
  }

  private static void refused(String code, ThrowingCallable move) {
    assertThatThrownBy(move)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  @Test
  void aRejectedClaimIsAssessedAgainByAnother() {
    Claim appealed = appealed();
    assertThat(appealed.stage().status()).isEqualTo(Status.UNDER_ASSESSMENT);
    refused("decided-before-by-you", () -> appealed.take(ASSESSOR, LATER));
    assertThat(appealed.take(OTHER_ASSESSOR, LATER).stage().status())
        .isEqualTo(Status.UNDER_ASSESSMENT);
  }

  @Test
  void itIsNotHandedOverToTheOneWhoDecidedBefore() {
    Claim again = appealed().take(OTHER_ASSESSOR, LATER);
    refused(
        "decided-before-by-that-assessor",
        () -> again.handOver(OTHER_ASSESSOR, ASSESSOR.account(), LATER));
  }

  @Test
  void handedBackItStillWaitsAsAnAppeal() {
    Claim back = appealed().take(OTHER_ASSESSOR, LATER).handBack(OTHER_ASSESSOR, LATER);
    assertThat(back.stage()).isInstanceOf(Stage.Appealed.class);
    refused("decided-before-by-you", () -> back.take(ASSESSOR, LATER));
  }

  /** What had been held was freed by the rejection: only the second answer counts now. */
  @Test
  void theAppealRestsOnASecondHold() {
    Claim appealed = appealed();
    assertThat(appealed.held()).isNull();
    assertThat(appealed.noteHeld(REQUESTED, 1, LATER)).isEqualTo(appealed);
    Claim again = appealed.noteHeld(Rials.of(8_000_000), 2, LATER).take(OTHER_ASSESSOR, LATER);
    assertThat(again.held()).isEqualTo(Rials.of(8_000_000));
    assertThat(again.decide(OTHER_ASSESSOR, decision(), false, LATER).stage().status())
        .isEqualTo(Status.APPROVED);
  }

  @Test
  void anApprovalOfNothingIsAssessedAgainToo() {
    Claim nothing = taken().decide(ASSESSOR, nothingPayable(), false, NOW);
    assertThat(nothing.appeal(INSURED, WORDS, NUMBER, LATER).stage())
        .isInstanceOf(Stage.Appealed.class);
  }

  @Test
  void thereIsOneAppeal() {
    Claim again =
        appealed()
            .noteHeld(REQUESTED, 2, LATER)
            .take(OTHER_ASSESSOR, LATER)
            .reject(OTHER_ASSESSOR, new Rejection("X05", "مستثنا"), LATER);
    refused("appealed-already", () -> again.appeal(INSURED, WORDS, NUMBER, LATER));
  }

  @Test
  void theWindowEndsWithItsLastDayInTehran() {
    Instant lastMoment = Instant.parse("2026-12-21T20:29:59Z"); // 30 days after the decision
    assertThat(rejected().actions(INSURED, lastMoment)).contains(Action.APPEAL);
    refused(
        "appeal-window-passed",
        () -> rejected().appeal(INSURED, WORDS, NUMBER, lastMoment.plusSeconds(1)));
  }

  /** A paid claim is never edited: what was not granted becomes a claim of its own. */
  @Test
  void afterPaymentASupplementIsOpenedAboutTheDeductions() {
    Claim appealed = paid().appeal(INSURED, WORDS, NUMBER, LATER);
    assertThat(appealed.stage()).isEqualTo(paid().stage());
    Claim supplement = appealed.supplement().orElseThrow();
    assertThat(supplement.requested()).isEqualTo(Rials.of(829_800));
    assertThat(supplement.expense().claimNumber()).isEqualTo(NUMBER);
    assertThat(supplement.file().supplementTo()).isEqualTo(appealed.id());
    assertThat(supplement.stage().status()).isEqualTo(Status.REGISTERED);
    assertThat(appealed.supplement().orElseThrow().id()).isEqualTo(supplement.id());
    refused("decided-before-by-you", () -> supplement.take(ASSESSOR, LATER));
  }

  /** A centre's claim is on no order of ours. */
  @Test
  void whatWaitsForPaperMayBeAppealedBeforeItIsOrdered() {
    Claim plain = registered();
    var file = CaseFile.opened(Originals.needed(Originals.Need.PAYMENT), null);
    Claim approved =
        Claim.register(plain.id(), plain.expense(), plain.attachments(), file, NOW)
            .noteHeld(REQUESTED, 1, NOW)
            .take(ASSESSOR, NOW)
            .decide(ASSESSOR, decision(), false, NOW);
    Claim appealed = approved.appeal(INSURED, WORDS, NUMBER, LATER);
    assertThat(appealed.stage()).isEqualTo(approved.stage());
    assertThat(appealed.supplement().orElseThrow().requested()).isEqualTo(Rials.of(829_800));
    assertThat(appealed.held()).isEqualTo(approved.held());
  }

  @Test
  void whoRejectedWhatAnotherHadReturnedDoesNotDecideTheAppeal() {
    var notice =
        new ReturnNotice(
            ReturnNotice.Kind.NOT_COVERED,
            "R08",
            "در تعهد نیست",
            java.util.Set.of(),
            java.util.Set.of(),
            java.time.LocalDate.of(2026, 12, 6));
    Claim again =
        taken()
            .sendBack(ASSESSOR, notice, NOW)
            .reject(OTHER_ASSESSOR, new Rejection("X05", "مستثنا"), NOW)
            .appeal(INSURED, WORDS, NUMBER, LATER);
    refused("decided-before-by-you", () -> again.take(OTHER_ASSESSOR, LATER));
  }

  @Test
  void theOneAppealedAgainstDoesNotExamineTheNewDecisionEither() {
    Claim examined =
        appealed()
            .noteHeld(REQUESTED, 2, LATER)
            .take(OTHER_ASSESSOR, LATER)
            .decide(OTHER_ASSESSOR, decision(), true, LATER);
    var both = new Actor(ASSESSOR.account(), java.util.Set.of("assessor", "examiner"));
    refused("decided-before-by-you", () -> examined.examine(both, true, null, LATER));
  }

  @Test
  void aSupplementIsNotAppealedAgain() {
    Claim supplement = paid().appeal(INSURED, WORDS, NUMBER, LATER).supplement().orElseThrow();
    Claim decided =
        supplement
            .noteHeld(Rials.of(829_800), 1, LATER)
            .take(OTHER_ASSESSOR, LATER)
            .reject(OTHER_ASSESSOR, new Rejection("X05", "فرانشیز قرارداد"), LATER);
    refused("appealed-already", () -> decided.appeal(INSURED, WORDS, NUMBER, LATER));
  }

  @Test
  void whatWasGrantedInFullHasNothingToAppeal() {
    var full =
        new Decision(
            java.util.List.of(new Decision.LineDecision(1, REQUESTED, java.util.List.of())), null);
    Claim granted = taken().decide(ASSESSOR, full, false, NOW).order(ORDER, NOW);
    refused("nothing-to-appeal", () -> granted.appeal(INSURED, WORDS, NUMBER, LATER));
  }

  @Test
  void anAppealSaysWhy() {
    refused("appeal-text-missing", () -> rejected().appeal(INSURED, " ", NUMBER, LATER));
  }
}
