package ir.takmil.claims.testing;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.picture;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Claims of one family: the mother's are paid to her, the son's to the centre. */
public record SampleRecords(PersonId mother, PersonId son) {
  private static final AtomicLong NUMBERS = new AtomicLong(4_000_000_000L);

  /** A claim before it is registered. */
  public record Of(
      PersonId person,
      PersonId payee,
      Direction direction,
      Originals.Need need,
      Titled service,
      List<Line> lines,
      @Nullable Prescription prescription) {

    public Of needing(Originals.Need originals) {
      return new Of(person, payee, direction, originals, service, lines, prescription);
    }

    public Of on(Prescription written) {
      return new Of(person, payee, direction, need, service, lines, written);
    }

    public Of of(String code, String title) {
      return new Of(person, payee, direction, need, new Titled(code, title), lines, prescription);
    }

    public Of asking(Line... asked) {
      return new Of(person, payee, direction, need, service, List.of(asked), prescription);
    }

    public Claim at(Instant now) {
      return at(now, null);
    }

    /** By a centre of the directory. */
    public Claim at(Instant now, @Nullable String centreId) {
      String number = Long.toString(NUMBERS.incrementAndGet());
      return Claim.register(
          new ClaimId(UUID.randomUUID().toString()),
          new Expense(
              number,
              new AdmissionId(UUID.randomUUID().toString()),
              "1405/08/30/" + number,
              person,
              payee,
              CONTRACT,
              PLAN,
              1,
              direction,
              service,
              new Titled("DRUGS", "دارو و ملزومات دارویی"),
              LocalDate.of(2026, 11, 1),
              "NONE",
              centreId,
              "داروخانهٔ نمونه",
              prescription,
              null,
              lines,
              "00".repeat(32)),
          List.of(picture(DocumentKind.INVOICE)),
          CaseFile.opened(new Originals(need, null, null), null),
          now);
    }
  }

  public Of direct() {
    return of(mother, Direction.DIRECT);
  }

  public Of indirect() {
    return of(son, Direction.INDIRECT);
  }

  private Of of(PersonId person, Direction direction) {
    return new Of(
        person,
        mother,
        direction,
        Originals.Need.NOTHING,
        new Titled("PHARMACY", "دارو"),
        List.of(new Line(1, "دارو", 1, REQUESTED, Rials.ZERO)),
        null);
  }

  public static Claim taken(Claim claim) {
    return claim.noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, NOW);
  }

  /** The same claim under a plan that needs the originals for that. */
  public static Claim under(Claim claim, Originals.Need need) {
    return new Claim(
        claim.id(),
        claim.version(),
        claim.expense(),
        claim.attachments(),
        claim.held(),
        claim.registeredAt(),
        claim.stage(),
        CaseFile.opened(new Originals(need, null, null), null),
        claim.timeline(),
        claim.sequence(),
        claim.outbox());
  }

  /** The same claim as if a centre had sent it. */
  public static Claim indirectly(Claim claim) {
    Expense sent = claim.expense();
    return new Claim(
        claim.id(),
        claim.version(),
        new Expense(
            sent.claimNumber(),
            sent.admissionId(),
            sent.trackingCode(),
            sent.personId(),
            sent.mainInsuredId(),
            sent.contractId(),
            sent.planId(),
            sent.planVersion(),
            Direction.INDIRECT,
            sent.service(),
            sent.cover(),
            sent.date(),
            sent.basicInsurer(),
            "a-centre",
            sent.centreName(),
            sent.prescription(),
            sent.paper(),
            sent.lines(),
            sent.contentHash()),
        claim.attachments(),
        claim.held(),
        claim.registeredAt(),
        claim.stage(),
        claim.file(),
        claim.timeline(),
        claim.sequence(),
        claim.outbox());
  }

  public static Claim returned(ReturnNotice.Kind kind) {
    return taken(SampleClaims.registered())
        .sendBack(
            ASSESSOR,
            new ReturnNotice(
                kind,
                "R01",
                "ناقص",
                Set.of(DocumentKind.INVOICE),
                Set.of(),
                LocalDate.parse("2026-12-06")),
            NOW);
  }
}
