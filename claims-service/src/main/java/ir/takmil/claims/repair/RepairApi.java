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
import ir.takmil.claims.picture.Darkroom;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
  private final Darkroom darkroom;
  private final Clock clock;

  RepairApi(Repair repair, Darkroom darkroom, Clock clock) {
    this.repair = repair;
    this.darkroom = darkroom;
    this.clock = clock;
  }

  record Moved(String id, Status status, Set<Action> actions, int sequence) {}

  record PictureShown(
      String id,
      DocumentKind kind,
      int version,
      String sha256,
      int width,
      int height,
      long bytes) {}

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
    if (!UUID.matcher(attachmentId).matches()) {
      throw Refusal.malformed("id-wrong");
    }
    var named = new AttachmentId(attachmentId);
    repair.expectPicture(id, named, kind, person(caller), actor(caller));
    var picture = darkroom.develop(request.getInputStream(), request.getContentLengthLong());
    Attachment kept = repair.attach(id, named, kind, picture, person(caller), actor(caller));
    return new PictureShown(
        kept.id().value(),
        kept.kind(),
        kept.version(),
        kept.sha256(),
        kept.width(),
        kept.height(),
        kept.bytes());
  }

  /** Of the expense, what the notice names. */
  @PostMapping("/correction")
  @RolesAllowed("insured")
  ResponseEntity<Moved> correct(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody CorrectClaim asked) {
    return moved(repair.correct(id, person(caller), actor(caller), seen, asked), caller);
  }

  @PostMapping("/resubmission")
  @RolesAllowed("insured")
  ResponseEntity<Moved> resubmit(@PathVariable ClaimId id, Seen seen, Caller caller) {
    return moved(repair.resubmit(id, person(caller), actor(caller), seen), caller);
  }

  @PostMapping("/voiding")
  @RolesAllowed("insured")
  ResponseEntity<Moved> withdraw(@PathVariable ClaimId id, Seen seen, Caller caller) {
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
