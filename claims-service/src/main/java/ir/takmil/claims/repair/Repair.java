package ir.takmil.claims.repair;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.Pictures;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Repair and withdrawal, by the family that the claim belongs to; to others it does not exist. */
@Component
class Repair {
  private final Claims claims;
  private final Pictures pictures;
  private final Clock clock;

  Repair(Claims claims, Pictures pictures, Clock clock) {
    this.claims = claims;
    this.pictures = pictures;
    this.clock = clock;
  }

  Claim resubmit(ClaimId id, PersonId by, Actor who, Seen seen) {
    own(id, by);
    return claims.change(id, seen, claim -> claim.resubmit(who, clock.instant()));
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
        .filter(claim ->
            by.equals(claim.expense().personId()) || by.equals(claim.expense().mainInsuredId()))
        .orElseThrow(() -> Refusal.unknown("not-found"));
  }
}
