package ir.takmil.claims.testing;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CLERK;
import static ir.takmil.claims.testing.SampleClaims.EXAMINER;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static ir.takmil.claims.testing.SampleClaims.picture;
import static ir.takmil.claims.testing.SampleClaims.registered;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.TransferOrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Claims that together have been everywhere, and whose outboxes hold every event there is. */
public final class SampleLives {
  public static final String WORDS_OF_THE_ASSESSOR = "تشخیص پزشک روی نسخه خوانا نیست";
  public static final Instant LATER = NOW.plus(Duration.ofHours(1));

  private SampleLives() {}

  public static Claim returned() {
    var notice =
        new ReturnNotice(
            ReturnNotice.Kind.DEFICIENT,
            "R01",
            WORDS_OF_THE_ASSESSOR,
            Set.of(DocumentKind.INVOICE),
            Set.of(),
            LocalDate.parse("2026-12-06"));
    return taken().sendBack(ASSESSOR, notice, NOW);
  }

  public static Claim taken() {
    return registered().noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, NOW);
  }

  public static Claim sentForPayment() {
    var order = new OrderRef(new TransferOrderId("order"), "1405/08/30/354851", 1);
    return taken()
        .decide(ASSESSOR, decision(), false, NOW)
        .order(order, NOW)
        .sendForPayment(1, NOW);
  }

  public static Claim repaired() {
    return returned().attach(INSURED, newPicture(), LATER);
  }

  public static List<Claim> all() {
    return List.of(
        registered(),
        taken().handBack(ASSESSOR, NOW),
        repaired(),
        repaired().resubmit(INSURED, LATER),
        returned().withdraw(INSURED, NOW),
        taken().decide(ASSESSOR, decision(), true, NOW),
        taken()
            .decide(ASSESSOR, decision(), true, NOW)
            .examine(EXAMINER, false, WORDS_OF_THE_ASSESSOR, NOW),
        taken().decide(ASSESSOR, nothingPayable(), false, NOW),
        taken().reject(ASSESSOR, new Rejection("X05", WORDS_OF_THE_ASSESSOR), NOW),
        sentForPayment(),
        sentForPayment().pay(1, "990000000001", NOW),
        sentForPayment().failPayment(1, "AC04", NOW),
        appealed(),
        sentForPayment().appeal(INSURED, WORDS_OF_THE_ASSESSOR, "4051000099", LATER),
        corrected(),
        annotated(),
        taken().handOver(ASSESSOR, OTHER_ASSESSOR.account(), LATER));
  }

  /** Rejected, and to be assessed again. */
  public static Claim appealed() {
    return taken()
        .reject(ASSESSOR, new Rejection("X05", WORDS_OF_THE_ASSESSOR), NOW)
        .appeal(INSURED, WORDS_OF_THE_ASSESSOR, "4051000099", LATER);
  }

  private static Claim corrected() {
    var notice =
        new ReturnNotice(
            ReturnNotice.Kind.DEFICIENT,
            "R06",
            WORDS_OF_THE_ASSESSOR,
            Set.of(),
            Set.of(RepairField.CENTRE),
            LocalDate.parse("2026-12-06"));
    Claim returned = taken().sendBack(ASSESSOR, notice, NOW).remind(NOW);
    return returned.correct(
        INSURED, SampleClaims.elsewhere(returned.expense()), Set.of(RepairField.CENTRE), LATER);
  }

  /** With all that can stand beside a stage. */
  private static Claim annotated() {
    return taken()
        .flag(Set.of(Flag.SAME_PICTURE))
        .remark(ASSESSOR, WORDS_OF_THE_ASSESSOR, true, NOW)
        .receiveOriginals(CLERK, "شعبهٔ مرکزی", NOW)
        .disputeOriginals(CLERK, WORDS_OF_THE_ASSESSOR, NOW);
  }

  private static Attachment newPicture() {
    return new Attachment(
        picture(DocumentKind.INVOICE).id(),
        DocumentKind.INVOICE,
        2,
        "cd".repeat(32),
        800,
        600,
        9000,
        LATER,
        1,
        Set.of());
  }
}
