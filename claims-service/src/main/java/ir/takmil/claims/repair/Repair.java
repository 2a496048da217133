package ir.takmil.claims.repair;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PrescriptionUse;
import ir.takmil.claims.claim.PrescriptionUses;
import ir.takmil.claims.claim.Sent;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.Pictures;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Repair and withdrawal, by the family that the claim belongs to; to others it does not exist. */
@Component
class Repair {
  private final Claims claims;
  private final Pictures pictures;
  private final Coverages coverages;
  private final PrescriptionUses prescriptions;
  private final Clock clock;

  Repair(
      Claims claims,
      Pictures pictures,
      Coverages coverages,
      PrescriptionUses prescriptions,
      Clock clock) {
    this.claims = claims;
    this.pictures = pictures;
    this.coverages = coverages;
    this.prescriptions = prescriptions;
    this.clock = clock;
  }

  Claim resubmit(ClaimId id, PersonId by, Actor who, Seen seen) {
    own(id, by);
    return claims.change(id, seen, claim -> claim.resubmit(who, clock.instant()));
  }

  /** What the notice names, corrected; the rest stays as it was sent. */
  Claim correct(ClaimId id, PersonId by, Actor who, Seen seen, CorrectClaim correction) {
    own(id, by);
    return claims.change(
        id,
        seen,
        claim -> {
          Expense corrected = correction.in(claim.expense());
          check(corrected, claim);
          Claim repaired =
              claim.correct(
                  who,
                  Sent.hashed(id, corrected, claim.attachments()),
                  correction.fields(),
                  clock.instant());
          take(repaired);
          return repaired;
        });
  }

  /** Another prescription is taken before the claim rests on it; the one before is free then. */
  private void take(Claim repaired) {
    boolean anothers =
        PrescriptionUse.of(repaired, clock.instant())
            .flatMap(wanted -> prescriptions.take(wanted, this::isNeeded))
            .isPresent();
    if (anothers) {
      throw Refusal.unprocessable("prescription-used");
    }
  }

  /** Of a claim that is not registered yet it is not known, so it is left alone. */
  private boolean isNeeded(PrescriptionUse use) {
    return claims
        .find(use.claimId())
        .map(holder -> use.isNeededBy(holder, clock.instant()))
        .orElse(true);
  }

  /** It stays inside what the first sending was held to, and asks for no more than is held. */
  private void check(Expense corrected, Claim claim) {
    Expense sent = claim.expense();
    List<Expense> earlier = claim.file().earlier();
    Rials held = (earlier.isEmpty() ? sent : earlier.getFirst()).requested();
    if (corrected.requested().compareTo(held) > 0) {
      throw Refusal.unprocessable("more-than-sent", Map.of("sent", held.amount()));
    }
    if (corrected.requested().isZero()) {
      throw Refusal.unprocessable("nothing-requested");
    }
    LocalDate day = corrected.date();
    if (day.equals(sent.date())) {
      return;
    }
    Coverage then =
        coverages
            .coverage(sent.contractId(), sent.personId(), day)
            .orElseThrow(() -> Refusal.unavailable("coverage-unknown"));
    LocalDate sentOn = Tehran.dayOf(claim.registeredAt());
    boolean covered =
        then.membership().holdsOn(day)
            && then.membership().mainInsuredId().equals(sent.mainInsuredId())
            && then.plan().id().equals(sent.planId())
            && then.plan().contractHoldsOn(day)
            && !day.isAfter(sentOn)
            && !sentOn.isAfter(then.plan().submissionDeadline(day));
    if (!covered) {
      throw Refusal.unprocessable("date-not-covered", Map.of("expenseDate", day));
    }
  }

  Claim withdraw(ClaimId id, PersonId by, Actor who, Seen seen) {
    own(id, by);
    return claims.change(id, seen, claim -> claim.withdraw(who, clock.instant()));
  }

  /** Refuses, before a picture is read, what it would refuse after. */
  void expectPicture(
      ClaimId id, AttachmentId attachment, DocumentKind kind, PersonId by, Actor who) {
    Instant now = clock.instant();
    own(id, by)
        .attach(who, new Attachment(attachment, kind, 1, "", 1, 1, 0, now, 1, Set.of()), now);
  }

  /** The picture is kept before it is named; earlier versions stay. */
  Attachment attach(
      ClaimId id,
      AttachmentId attachment,
      DocumentKind kind,
      Picture picture,
      PersonId by,
      Actor who) {
    pictures.keep(own(id, by).expense().admissionId(), attachment, picture);
    Claim changed =
        claims.change(
            id,
            Seen.WHATEVER,
            claim -> claim.attach(who, next(claim, attachment, kind, picture), clock.instant()));
    Attachment named =
        changed.attachments().stream()
            .filter(known -> known.id().equals(attachment))
            .findFirst()
            .orElseThrow();
    if (!named.sha256().equals(picture.sha256()) || named.kind() != kind) {
      throw Refusal.conflict("id-taken");
    }
    return named;
  }

  private Attachment next(
      Claim claim, AttachmentId attachment, DocumentKind kind, Picture picture) {
    int version =
        1
            + claim.attachments().stream()
                .filter(known -> known.kind() == kind)
                .mapToInt(Attachment::version)
                .max()
                .orElse(0);
    return picture.as(attachment, kind, version, clock.instant());
  }

  /** As it stands, for who goes on with sending it. */
  Optional<Attachment> attached(ClaimId id, AttachmentId attachment, PersonId by) {
    return own(id, by).attachments().stream()
        .filter(known -> known.id().equals(attachment))
        .findFirst();
  }

  private Claim own(ClaimId id, PersonId by) {
    return claims
        .find(id)
        .filter(claim -> coverages.sees(by, claim.expense()))
        .orElseThrow(() -> Refusal.unknown("not-found"));
  }
}
