package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.enquiry.ClaimView.DeductionShown;
import ir.takmil.claims.enquiry.ClaimView.LineShown;
import ir.takmil.claims.enquiry.ClaimView.NoticeShown;
import ir.takmil.claims.enquiry.ClaimView.PictureShown;
import ir.takmil.claims.enquiry.ClaimView.RejectionShown;
import ir.takmil.claims.enquiry.ClaimView.StepShown;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the centre that sent it sees it: of what people of the insurer's wrote only what they
 * ask of the centre, and nothing of the person but what was sent.
 *
 * @param approved and what was deducted: once it is final
 * @param holder who has the case now, in Persian
 * @param next what happens next, in Persian
 * @param lines and pictures and the timeline: of one claim; absent in a list
 */
record CentreClaim(
    String id,
    String claimNumber,
    String trackingCode,
    String personId,
    Status status,
    ReturnNotice.@Nullable Kind returnKind,
    Titled service,
    Titled cover,
    LocalDate expenseDate,
    Rials requested,
    @Nullable Rials approved,
    @Nullable Rials deducted,
    List<DeductionShown> deductions,
    @Nullable NoticeShown returnNotice,
    @Nullable RejectionShown rejection,
    @Nullable List<LineShown> lines,
    @Nullable List<PictureShown> attachments,
    @Nullable List<StepShown> timeline,
    String holder,
    String next,
    Instant registeredAt,
    Set<Action> actions,
    int sequence) {

  static CentreClaim inList(ClaimView claim) {
    return of(claim, false);
  }

  static CentreClaim whole(ClaimView claim) {
    return of(claim, true);
  }

  private static CentreClaim of(ClaimView claim, boolean whole) {
    Rials approved = claim.approved();
    return new CentreClaim(
        claim.id(),
        claim.claimNumber(),
        claim.trackingCode(),
        claim.personId(),
        claim.status(),
        claim.returnKind(),
        claim.service(),
        claim.cover(),
        claim.expenseDate(),
        claim.requested(),
        approved,
        approved == null ? null : claim.requested().minus(approved),
        claim.deductions().stream().map(CentreClaim::withoutRemark).toList(),
        claim.returnNotice(),
        claim.rejection(),
        whole ? claim.lines() : null,
        whole ? claim.attachments() : null,
        whole ? claim.timeline() : null,
        claim.holder(),
        claim.next(),
        claim.registeredAt(),
        claim.actions(),
        claim.sequence());
  }

  private static DeductionShown withoutRemark(DeductionShown shown) {
    return new DeductionShown(
        shown.line(), shown.code(), shown.amount(), shown.sentence(), shown.howToAvoid(), null);
  }
}
