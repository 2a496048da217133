package ir.takmil.claims.intake;

import static ir.takmil.claims.intake.IntakeApi.admission;
import static ir.takmil.claims.intake.IntakeApi.claim;
import static ir.takmil.claims.intake.IntakeApi.uuid;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.PictureShown;
import ir.takmil.claims.picture.Receiving;
import ir.takmil.claims.picture.UploadKey;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for the pictures of a draft. */
@RestController
@RequestMapping("/admissions/{id}/claims/{claimId}/attachments/{attachmentId}")
class DraftPictureApi {
  private final Intake intake;
  private final Receiving receiving;
  private final Audit audit;

  DraftPictureApi(Intake intake, Receiving receiving, Audit audit) {
    this.audit = audit;
    this.intake = intake;
    this.receiving = receiving;
  }

  /** The body is the picture itself. */
  @PutMapping
  @RolesAllowed({"insured", "provider"})
  @ResponseStatus(HttpStatus.CREATED)
  PictureShown attach(
      @PathVariable String id,
      @PathVariable String claimId,
      @PathVariable String attachmentId,
      @RequestParam DocumentKind kind,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    audit.record(caller, "admission.attach", admission(id).value());
    // Before a byte of the picture is read.
    intake.find(admission(id), Sender.of(caller)).openDraft(claim(claimId));
    return receiving.whole(request, attaching(id, claimId, attachmentId, kind, caller));
  }

  /** The body is one chunk of it. */
  @PutMapping("/chunks/{number}")
  @RolesAllowed({"insured", "provider"})
  ResponseEntity<Receiving.UploadShown> attachChunk(
      @PathVariable String id,
      @PathVariable String claimId,
      @PathVariable String attachmentId,
      @PathVariable String number,
      @RequestParam DocumentKind kind,
      @RequestParam(required = false) @Nullable Integer chunks,
      @RequestHeader(name = "Content-Digest", required = false) @Nullable String digest,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    audit.record(caller, "admission.attach", admission(id).value());
    intake.find(admission(id), Sender.of(caller)).openDraft(claim(claimId));
    return receiving.chunk(
        UploadKey.ofDraft(admission(id), claim(claimId), new AttachmentId(uuid(attachmentId))),
        new Receiving.Asked(kind, number, chunks, digest),
        request,
        () -> attached(id, claimId, attachmentId, caller),
        attaching(id, claimId, attachmentId, kind, caller));
  }

  /** Which chunks are there, to go on with those that are not. */
  @GetMapping("/chunks")
  @RolesAllowed({"insured", "provider"})
  Receiving.UploadShown chunks(
      @PathVariable String id,
      @PathVariable String claimId,
      @PathVariable String attachmentId,
      Caller caller) {
    intake.find(admission(id), Sender.of(caller)).openDraft(claim(claimId));
    return receiving.progress(
        UploadKey.ofDraft(admission(id), claim(claimId), new AttachmentId(uuid(attachmentId))),
        () -> attached(id, claimId, attachmentId, caller));
  }

  private Function<Picture, Attachment> attaching(
      String id, String claimId, String attachmentId, DocumentKind kind, Caller caller) {
    return picture ->
        intake.attach(
            admission(id),
            claim(claimId),
            new AttachmentId(uuid(attachmentId)),
            kind,
            picture,
            Sender.of(caller));
  }

  /**
   * What was sent already; a draft is gone on with on another device.
   *
   * @param page from 1
   */
  @GetMapping
  @RolesAllowed({"insured", "provider"})
  ResponseEntity<InputStreamResource> picture(
      @PathVariable String id,
      @PathVariable String claimId,
      @PathVariable String attachmentId,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "full") String size,
      Caller caller) {
    audit.record(caller, "admission.picture-read", admission(id).value());
    Attachment shown =
        attached(id, claimId, attachmentId, caller).orElseThrow(() -> Refusal.unknown("not-found"));
    return intake
        .picture(admission(id), shown, page, Picture.Size.of(size))
        .asAttachment(shown, page);
  }

  private Optional<Attachment> attached(
      String id, String claimId, String attachmentId, Caller caller) {
    return intake
        .find(admission(id), Sender.of(caller))
        .draft(claim(claimId))
        .flatMap(draft -> draft.attachment(new AttachmentId(attachmentId)));
  }

  @DeleteMapping
  @RolesAllowed({"insured", "provider"})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(
      @PathVariable String id,
      @PathVariable String claimId,
      @PathVariable String attachmentId,
      Caller caller) {
    audit.record(caller, "admission.detach", admission(id).value());
    intake.detach(
        admission(id), claim(claimId), new AttachmentId(uuid(attachmentId)), Sender.of(caller));
  }
}
