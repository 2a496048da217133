package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door to the pictures of a claim: for its family, for whoever assesses or examines it, and for
 * the auditor. For everyone else there is no such claim.
 */
@RestController
class PictureApi {
  private final Claims claims;
  private final Pictures pictures;
  private final Coverages coverages;
  private final Audit audit;

  PictureApi(Claims claims, Pictures pictures, Coverages coverages, Audit audit) {
    this.coverages = coverages;
    this.audit = audit;
    this.claims = claims;
    this.pictures = pictures;
  }

  /**
   * @param page from 1
   */
  @GetMapping("/claims/{id}/attachments/{attachmentId}")
  @RolesAllowed({"insured", "assessor", "examiner", "auditor"})
  ResponseEntity<InputStreamResource> picture(
      @PathVariable ClaimId id,
      @PathVariable AttachmentId attachmentId,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "full") String size,
      Caller caller) {
    audit.record(caller, "claim.picture-read", id.value());
    Claim claim =
        claims
            .find(id)
            .filter(found -> mayLook(found, caller))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    Attachment shown =
        claim.attachments().stream()
            .filter(attachment -> attachment.id().equals(attachmentId))
            .findFirst()
            .orElseThrow(() -> Refusal.unknown("not-found"));
    Picture.Stored stored =
        pictures
            .read(
                claim.expense().admissionId(),
                attachmentId,
                shown.sha256(),
                page,
                Picture.Size.of(size))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    return stored.asAttachment(shown, page);
  }

  private boolean mayLook(Claim claim, Caller caller) {
    return claim.isOpenTo(new Actor(new StaffId(caller.account()), caller.roles()))
        || (caller.has("insured")
            && coverages.sees(new PersonId(caller.requiredPerson()), claim.expense()));
  }
}
