package ir.takmil.claims.claim;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.EXAMINER;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.picture;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.claims.claim.Decision.LineDecision;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the machine's table cannot say: who may, when, and how much. */
class ClaimTest {
  private static final LocalDate DEADLINE = LocalDate.of(2026, 12, 21);

  private static Claim underAssessment() {
    return registered().noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, NOW);
  }

  private static Claim returned() {
    return underAssessment()
        .sendBack(
            ASSESSOR,
            new ReturnNotice(
                ReturnNotice.Kind.DEFICIENT,
                "R01",
                "نسخه پیوست نیست",
                Set.of(DocumentKind.PRESCRIPTION),
                Set.of(),
                DEADLINE),
            NOW);
  }

  private static void refused(String code, ThrowingCallable move) {
    assertThatThrownBy(move)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  @Test
  void itsAnnouncementsAreNumberedWithoutAGap() {
    Claim paid =
        underAssessment()
            .decide(ASSESSOR, decision(), false, NOW)
            .order(new OrderRef(new TransferOrderId("t1"), "1405/08/30/000001", 1), NOW)
            .sendForPayment(1, NOW)
            .pay(1, "990000000001", NOW);
    assertThat(paid.outbox())
        .extracting(Announcement::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, paid.sequence()).boxed().toList());
    assertThat(paid.timeline())
        .extracting(Step::status)
        .containsExactly(
            Status.REGISTERED,
            Status.UNDER_ASSESSMENT,
            Status.APPROVED,
            Status.ORDERED,
            Status.SENT_FOR_PAYMENT,
            Status.PAID);
  }

  @Test
  void isAssessedByOneAtATime() {
    refused("taken-by-another", () -> underAssessment().take(OTHER_ASSESSOR, NOW));
    refused(
        "taken-by-another", () -> underAssessment().decide(OTHER_ASSESSOR, decision(), false, NOW));
    assertThat(underAssessment().actions(OTHER_ASSESSOR, NOW)).containsExactly(Action.REMARK);
  }

  @Test
  void takenTwiceByTheSameAssessorItStaysAsItIs() {
    Claim taken = underAssessment();
    assertThat(taken.take(ASSESSOR, NOW)).isSameAs(taken);
  }

  @Test
  void isNotDecidedBeforeItsHoldIsKnown() {
    refused(
        "hold-pending",
        () -> registered().take(ASSESSOR, NOW).decide(ASSESSOR, decision(), false, NOW));
  }

  @Test
  void paysNoMoreThanIsHeld() {
    Claim short1 = registered().noteHeld(Rials.of(7_468_199), 1, NOW).take(ASSESSOR, NOW);
    refused("more-than-held", () -> short1.decide(ASSESSOR, decision(), false, NOW));
  }

  @Property
  void everyRialOfALineIsPaidOrDeducted(
      @ForAll @LongRange(min = 0, max = 8_298_000) long payable,
      @ForAll @LongRange(min = 0, max = 8_298_000) long deducted) {
    var line =
        new LineDecision(
            1, Rials.of(payable), List.of(new Deduction("K02", Rials.of(deducted), null)));
    var decision = new Decision(List.of(line), null);
    if (payable + deducted == REQUESTED.amount()) {
      Claim approved = underAssessment().decide(ASSESSOR, decision, false, NOW);
      assertThat(approved.stage().status()).isEqualTo(Status.APPROVED);
    } else {
      refused(
          "decision-does-not-add-up",
          () -> underAssessment().decide(ASSESSOR, decision, false, NOW));
    }
  }

  @Test
  void aLineThatIsLeftOutOrDecidedTwiceDoesNotAddUp() {
    LineDecision line = decision().lines().getFirst();
    for (List<LineDecision> lines : List.of(List.<LineDecision>of(), List.of(line, line))) {
      refused(
          "decision-does-not-add-up",
          () -> underAssessment().decide(ASSESSOR, new Decision(lines, null), false, NOW));
    }
  }

  @Test
  void theOneWhoAssessedDoesNotExamine() {
    Claim examined = underAssessment().decide(ASSESSOR, decision(), true, NOW);
    var both = new Actor(ASSESSOR.account(), Set.of("assessor", "examiner"));
    refused("assessor-cannot-examine", () -> examined.examine(both, true, null, NOW));
    assertThat(examined.actions(both, NOW)).containsExactly(Action.REMARK);
    assertThat(examined.examine(EXAMINER, true, null, NOW).stage().status())
        .isEqualTo(Status.APPROVED);
  }

  @Test
  void sentBackByTheExaminerAndHandedBackItWaitsAsItCame() {
    Claim never =
        underAssessment()
            .decide(ASSESSOR, decision(), true, NOW)
            .examine(EXAMINER, false, "ردیف یک", NOW)
            .handBack(ASSESSOR, NOW);
    assertThat(never.stage().status()).isEqualTo(Status.REGISTERED);
    Claim repaired =
        returned()
            .attach(INSURED, picture(DocumentKind.PRESCRIPTION), NOW)
            .resubmit(INSURED, NOW)
            .take(ASSESSOR, NOW)
            .decide(ASSESSOR, decision(), true, NOW)
            .examine(EXAMINER, false, "ردیف یک", NOW)
            .handBack(ASSESSOR, NOW);
    assertThat(repaired.stage().status()).isEqualTo(Status.RESUBMITTED);
  }

  @Test
  void isResubmittedOnlyWithEveryDocumentThatWasAskedFor() {
    refused("repair-incomplete", () -> returned().resubmit(INSURED, NOW));
    refused(
        "repair-incomplete",
        () ->
            returned().attach(INSURED, picture(DocumentKind.INVOICE), NOW).resubmit(INSURED, NOW));
    Claim repaired =
        returned().attach(INSURED, picture(DocumentKind.PRESCRIPTION), NOW).resubmit(INSURED, NOW);
    assertThat(repaired.stage().status()).isEqualTo(Status.RESUBMITTED);
    assertThat(repaired.registeredAt()).isEqualTo(NOW);
  }

  @Test
  void isCurableUntilTheLastInstantOfTheDeadlineInTehran() {
    var end = Tehran.endOf(DEADLINE);
    Attachment renewed = picture(DocumentKind.PRESCRIPTION);
    assertThat(returned().attach(INSURED, renewed, end.minusMillis(1)).attachments())
        .contains(renewed);
    refused("cure-deadline-passed", () -> returned().attach(INSURED, renewed, end));
    var unanswered = new Rejection("X08", "پاسخی نرسید");
    refused("cure-deadline-not-passed", () -> returned().expire(unanswered, end.minusMillis(1)));
    assertThat(returned().expire(unanswered, end).stage().status()).isEqualTo(Status.REJECTED);
  }

  @Test
  void aPictureSentTwiceIsAddedOnceAndNoneAfterTheRepair() {
    Attachment renewed = picture(DocumentKind.PRESCRIPTION);
    Claim once = returned().attach(INSURED, renewed, NOW);
    assertThat(once.attach(INSURED, renewed, NOW)).isSameAs(once);
    refused("illegal-move", () -> once.resubmit(INSURED, NOW).attach(INSURED, renewed, NOW));
  }

  @Test
  void takesOnlySoManyPictures() {
    Claim full = returned();
    while (full.attachments().size() < 40) {
      full = full.attach(INSURED, picture(DocumentKind.OTHER), NOW);
    }
    Claim atLast = full;
    refused("too-many-pictures", () -> atLast.attach(INSURED, picture(DocumentKind.OTHER), NOW));
  }

  @Test
  void onceTakenItIsNoLongerTheInsuredsToVoid() {
    assertThat(registered().actions(INSURED, NOW)).containsExactly(Action.VOID);
    refused("illegal-move", () -> underAssessment().withdraw(INSURED, NOW));
    assertThat(returned().withdraw(INSURED, NOW).stage().status()).isEqualTo(Status.VOIDED);
  }

  @Test
  void wordOfAPastPaymentAttemptChangesNothing() {
    Claim second =
        underAssessment()
            .decide(ASSESSOR, decision(), false, NOW)
            .order(new OrderRef(new TransferOrderId("t1"), "1405/08/30/000001", 1), NOW)
            .sendForPayment(1, NOW)
            .failPayment(1, "AC04", NOW)
            .order(new OrderRef(new TransferOrderId("t1"), "1405/08/30/000001", 2), NOW);
    assertThat(second.sendForPayment(1, NOW)).isSameAs(second);
    assertThat(second.pay(1, "990000000001", NOW)).isSameAs(second);
    assertThat(second.failPayment(1, "AC04", NOW)).isSameAs(second);
    Claim paid = second.sendForPayment(2, NOW).pay(2, "990000000002", NOW);
    assertThat(paid.pay(2, "990000000002", NOW)).isSameAs(paid);
    assertThat(paid.order(new OrderRef(new TransferOrderId("t1"), "x", 2), NOW)).isSameAs(paid);
  }

  @Test
  void theFirstAnswerAboutTheHoldCounts() {
    Claim held = registered().noteHeld(REQUESTED, 1, NOW);
    assertThat(held.noteHeld(Rials.of(1), 1, NOW)).isSameAs(held);
  }
}
