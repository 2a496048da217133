package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.picture.PictureShown;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An admission as it is shown. Claims of a confirmed one are looked up by their id.
 *
 * @param state UPLOADING, COMPLETED or REJECTED
 */
record AdmissionView(
    String id,
    String contractId,
    String personId,
    String state,
    Instant openedAt,
    @Nullable String trackingCode,
    @Nullable Instant confirmedAt,
    List<ClaimShown> claims) {

  record ClaimShown(
      String id,
      @Nullable String claimNumber,
      @Nullable String serviceCode,
      @Nullable Titled service,
      @Nullable LocalDate expenseDate,
      @Nullable String basicInsurer,
      @Nullable String centreId,
      @Nullable String centreName,
      @Nullable Prescription prescription,
      @Nullable PaperPrescription paper,
      @Nullable Rials requested,
      @Nullable List<Line> lines,
      @Nullable List<PictureShown> attachments) {}

  static AdmissionView of(Admission admission, Optional<Plan> plan, boolean rejected) {
    Admission.Confirmation confirmation = admission.confirmation().orElse(null);
    return new AdmissionView(
        admission.id().value(),
        admission.contractId().value(),
        admission.personId().value(),
        confirmation == null ? "UPLOADING" : rejected ? "REJECTED" : "COMPLETED",
        admission.openedAt(),
        confirmation == null ? null : confirmation.trackingCode(),
        confirmation == null ? null : confirmation.at(),
        confirmation == null
            ? admission.drafts().stream().map(draft -> draft(draft, plan)).toList()
            : confirmation.claims().stream().map(AdmissionView::numbered).toList());
  }

  private static ClaimShown draft(Draft draft, Optional<Plan> plan) {
    return new ClaimShown(
        draft.id().value(),
        null,
        draft.serviceCode(),
        plan.flatMap(known -> known.covered(draft.serviceCode()))
            .map(Plan.Covered::titledService)
            .orElse(null),
        draft.expenseDate(),
        draft.basicInsurer(),
        draft.centreId(),
        draft.centreName(),
        draft.prescription(),
        draft.paper(),
        draft.requested(),
        draft.lines(),
        draft.attachments().stream().map(PictureShown::of).toList());
  }

  private static ClaimShown numbered(Admission.Numbered claim) {
    return new ClaimShown(
        claim.id().value(),
        claim.claimNumber(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
