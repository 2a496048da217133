package ir.takmil.claims.repair;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.PictureShown;
import ir.takmil.claims.picture.Receiving;
import ir.takmil.claims.picture.UploadKey;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for repairing a returned claim, and for taking one back. */
@RestController
@RequestMapping("/claims/{id}")
class RepairApi {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Repair repair;
  private final Receiving receiving;
  private final Clock clock;
  private final Audit audit;

  RepairApi(Repair repair, Receiving receiving, Clock clock, Audit audit) {
    this.audit = audit;
    this.repair = repair;
    this.receiving = receiving;
    this.clock = clock;
  }

  record Moved(String id, Status status, Set<Action> actions, int sequence) {}

  /** The body is the picture itself. */
  @PutMapping("/attachments/{attachmentId}")
  @RolesAllowed("insured")
  @ResponseStatus(HttpStatus.CREATED)
  PictureShown attach(
      @PathVariable ClaimId id,
      @PathVariable String attachmentId,
      @RequestParam DocumentKind kind,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    audit.record(caller, "claim.attach", id.value());
    AttachmentId named = named(attachmentId);
    repair.expectPicture(id, named, kind, person(caller), actor(caller));
    return receiving.whole(request, attaching(id, named, kind, caller));
  }

  /** The body is one chunk of it. */
  @PutMapping("/attachments/{attachmentId}/chunks/{number}")
  @RolesAllowed("insured")
  ResponseEntity<Receiving.UploadShown> attachChunk(
      @PathVariable ClaimId id,
      @PathVariable String attachmentId,
      @PathVariable String number,
      @RequestParam DocumentKind kind,
      @RequestParam(required = false) @Nullable Integer chunks,
      @RequestHeader(name = "Content-Digest", required = false) @Nullable String digest,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    audit.record(caller, "claim.attach", id.value());
    AttachmentId named = named(attachmentId);
    repair.expectPicture(id, named, kind, person(caller), actor(caller));
    return receiving.chunk(
        UploadKey.ofClaim(id, named),
        new Receiving.Asked(kind, number, chunks, digest),
        request,
        () -> repair.attached(id, named, person(caller)),
        attaching(id, named, kind, caller));
  }

  /** Which chunks are there, to go on with those that are not. */
  @GetMapping("/attachments/{attachmentId}/chunks")
  @RolesAllowed("insured")
  Receiving.UploadShown chunks(
      @PathVariable ClaimId id, @PathVariable String attachmentId, Caller caller) {
    AttachmentId named = named(attachmentId);
    Optional<Attachment> attached = repair.attached(id, named, person(caller));
    return receiving.progress(UploadKey.ofClaim(id, named), () -> attached);
  }

  private Function<Picture, Attachment> attaching(
      ClaimId id, AttachmentId named, DocumentKind kind, Caller caller) {
    return picture -> repair.attach(id, named, kind, picture, person(caller), actor(caller));
  }

  private static AttachmentId named(String attachmentId) {
    if (!UUID.matcher(attachmentId).matches()) {
      throw Refusal.malformed("id-wrong");
    }
    return new AttachmentId(attachmentId);
  }

  /** Of the expense, what the notice names. */
  @PostMapping("/correction")
  @RolesAllowed("insured")
  ResponseEntity<Moved> correct(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody CorrectClaim asked) {
    audit.record(caller, "claim.correct", id.value());
    return moved(repair.correct(id, person(caller), actor(caller), seen, asked), caller);
  }

  @PostMapping("/resubmission")
  @RolesAllowed("insured")
  ResponseEntity<Moved> resubmit(@PathVariable ClaimId id, Seen seen, Caller caller) {
    audit.record(caller, "claim.resubmit", id.value());
    return moved(repair.resubmit(id, person(caller), actor(caller), seen), caller);
  }

  @PostMapping("/voiding")
  @RolesAllowed("insured")
  ResponseEntity<Moved> withdraw(@PathVariable ClaimId id, Seen seen, Caller caller) {
    audit.record(caller, "claim.void", id.value());
    return moved(repair.withdraw(id, person(caller), actor(caller), seen), caller);
  }

  private ResponseEntity<Moved> moved(Claim claim, Caller caller) {
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(
            new Moved(
                claim.id().value(),
                claim.stage().status(),
                claim.actions(actor(caller), clock.instant()),
                claim.sequence()));
  }

  private static Actor actor(Caller caller) {
    return new Actor(new StaffId(caller.account()), caller.roles());
  }

  private static PersonId person(Caller caller) {
    return new PersonId(caller.requiredPerson());
  }
}
