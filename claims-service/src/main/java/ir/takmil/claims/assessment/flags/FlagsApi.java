package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.Pictures;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors to the evidence: the claim and what it is held against, side by side. */
@RestController
class FlagsApi {
  private final Flagging flagging;
  private final Claims claims;
  private final Pictures pictures;
  private final Audit audit;

  FlagsApi(Flagging flagging, Claims claims, Pictures pictures, Audit audit) {
    this.audit = audit;
    this.flagging = flagging;
    this.claims = claims;
    this.pictures = pictures;
  }

  /**
   * @param lookedAt absent: it has not been looked through yet
   */
  record Sheet(@Nullable Instant lookedAt, List<FindingView> items) {}

  record FindingView(
      Flag flag,
      @Nullable Double measure,
      @Nullable Rials usual,
      @Nullable OtherView other,
      Finding.@Nullable Pair pictures,
      @Nullable String specialty) {}

  /** As much of the other claim as is to be compared. */
  record OtherView(
      ClaimId id,
      String claimNumber,
      Status status,
      Instant registeredAt,
      LocalDate expenseDate,
      Titled service,
      @Nullable String centreName,
      Rials requested) {
    static OtherView of(Claim claim) {
      var expense = claim.expense();
      return new OtherView(
          claim.id(),
          expense.claimNumber(),
          claim.stage().status(),
          claim.registeredAt(),
          expense.date(),
          expense.service(),
          expense.centreName(),
          expense.requested());
    }
  }

  @GetMapping("/claims/{id}/flags")
  @RolesAllowed({"assessor", "examiner", "auditor"})
  Sheet flags(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    Claim claim = claims.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
    FlagSheet sheet = flagging.sheet(claim.id()).orElse(null);
    return sheet == null
        ? new Sheet(null, List.of())
        : new Sheet(sheet.at(), sheet.findings().stream().map(this::shown).toList());
  }

  private FindingView shown(Finding finding) {
    ClaimId other = finding.other();
    return new FindingView(
        finding.flag(),
        finding.measure(),
        finding.usual(),
        other == null ? null : claims.find(other).map(OtherView::of).orElse(null),
        finding.pictures(),
        finding.specialty());
  }

  /** The page of another claim that one of this claim's is like; nothing else of that claim. */
  @GetMapping("/claims/{id}/flags/pictures/{theirs}")
  @RolesAllowed({"assessor", "examiner", "auditor"})
  ResponseEntity<InputStreamResource> picture(
      @PathVariable ClaimId id,
      @PathVariable AttachmentId theirs,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "full") String size,
      Caller caller) {
    audit.record(caller, "claim.picture-read", id.value());
    Claim claim =
        claims
            .find(id)
            .filter(
                found -> found.isOpenTo(new Actor(new StaffId(caller.account()), caller.roles())))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    Finding evidence =
        flagging.sheet(claim.id()).map(FlagSheet::findings).orElse(List.of()).stream()
            .filter(finding -> finding.pictures() != null && finding.pictures().shows(theirs, page))
            .findFirst()
            .orElseThrow(() -> Refusal.unknown("not-found"));
    Claim other =
        claims
            .find(Objects.requireNonNull(evidence.other()))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    audit.record(caller, "claim.picture-read", other.id().value());
    Attachment shown =
        other.attachments().stream()
            .filter(attachment -> attachment.id().equals(theirs))
            .findFirst()
            .orElseThrow(() -> Refusal.unknown("not-found"));
    Picture.Stored stored =
        pictures
            .read(
                other.expense().admissionId(), theirs, shown.sha256(), page, Picture.Size.of(size))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    return stored.asAttachment(shown, page);
  }
}
