package ir.takmil.claims.testing;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Decision.LineDecision;
import ir.takmil.claims.claim.Deduction;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A pharmacy claim of 8,298,000 rials, and the people who deal with it. */
public final class SampleClaims {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  public static final Actor ASSESSOR = staff("assessor-1", "assessor");
  public static final Actor OTHER_ASSESSOR = staff("assessor-2", "assessor");
  public static final Actor EXAMINER = staff("examiner-1", "examiner");
  public static final Actor CLERK = staff("clerk-1", "intake-clerk");
  public static final Actor MAKER = staff("maker-1", "finance-maker");
  public static final Actor INSURED = staff("insured-1", "insured");
  public static final Rials REQUESTED = Rials.of(8_298_000);
  public static final PersonId MAIN_INSURED = new PersonId("0199d0e0-0003-7000-8000-0000000000a1");
  public static final PlanId PLAN = new PlanId("0199d0e0-0002-7000-8000-0000000000a1");
  public static final ContractId CONTRACT = new ContractId("0199d0e0-0001-7000-8000-0000000000a1");

  private SampleClaims() {}

  private static Actor staff(String account, String role) {
    return new Actor(new StaffId(account), Set.of(role));
  }

  public static Claim registered() {
    return registered(new ClaimId(UUID.randomUUID().toString()), NOW);
  }

  public static Claim registered(ClaimId id, Instant at) {
    return registered(id, at, "PHARMACY", new Line(1, "دارو", 1, REQUESTED, Rials.ZERO));
  }

  public static Claim registered(ClaimId id, Instant at, String service, Line... lines) {
    String number = Long.toString(1_000_000_000L + Math.floorMod(id.hashCode(), 1_000_000_000));
    return Claim.register(
        id,
        new Expense(
            number,
            new AdmissionId(UUID.randomUUID().toString()),
            "1405/08/30/" + number,
            MAIN_INSURED,
            MAIN_INSURED,
            CONTRACT,
            PLAN,
            1,
            Direction.DIRECT,
            new Titled(service, "دارو و ملزومات دارویی"),
            new Titled("DRUGS", "دارو و ملزومات دارویی"),
            LocalDate.of(2026, 11, 1),
            "NONE",
            null,
            "داروخانهٔ نمونه",
            null,
            null,
            List.of(lines),
            "00".repeat(32)),
        List.of(picture(DocumentKind.INVOICE)),
        CaseFile.NEW,
        at);
  }

  /** The same expense at another centre. */
  public static Expense elsewhere(Expense sent) {
    return new Expense(
        sent.claimNumber(),
        sent.admissionId(),
        sent.trackingCode(),
        sent.personId(),
        sent.mainInsuredId(),
        sent.contractId(),
        sent.planId(),
        sent.planVersion(),
        sent.direction(),
        sent.service(),
        sent.cover(),
        sent.date(),
        sent.basicInsurer(),
        sent.centreId(),
        "داروخانهٔ دیگر",
        sent.prescription(),
        sent.paper(),
        sent.lines(),
        "11".repeat(32));
  }

  public static Attachment picture(DocumentKind kind) {
    return new Attachment(
        new AttachmentId(UUID.randomUUID().toString()),
        kind,
        1,
        "ab".repeat(32),
        800,
        600,
        9000,
        NOW,
        1,
        Set.of());
  }

  /** Case 2 of the domain: ten percent franchise. */
  public static Decision decision() {
    return new Decision(
        List.of(
            new LineDecision(
                1, Rials.of(7_468_200), List.of(new Deduction("K02", Rials.of(829_800), null)))),
        null);
  }

  public static Decision nothingPayable() {
    return new Decision(
        List.of(new LineDecision(1, Rials.ZERO, List.of(new Deduction("K06", REQUESTED, null)))),
        null);
  }
}
