package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/**
 * What became true of a claim. Where it is about a hold of the ceiling it carries which one, for by
 * the time that it is told the claim may rest on another; null: the first.
 */
public sealed interface ClaimEvent {
  @TypeAlias("claim-registered")
  record ClaimRegistered() implements ClaimEvent {}

  @TypeAlias("claim-held")
  record ClaimHeld(Rials held) implements ClaimEvent {}

  @TypeAlias("claim-taken")
  record ClaimTaken(StaffId assessor) implements ClaimEvent {}

  @TypeAlias("claim-handed-back")
  record ClaimHandedBack() implements ClaimEvent {}

  @TypeAlias("claim-handed-over")
  record ClaimHandedOver(StaffId to) implements ClaimEvent {}

  @TypeAlias("claim-returned")
  record ClaimReturned(ReturnNotice notice, StaffId assessor) implements ClaimEvent {}

  @TypeAlias("claim-attached")
  record ClaimAttached(Attachment attachment) implements ClaimEvent {}

  @TypeAlias("claim-reminded")
  record ClaimReminded(LocalDate cureDeadline) implements ClaimEvent {}

  @TypeAlias("claim-corrected")
  record ClaimCorrected(Set<RepairField> fields) implements ClaimEvent {}

  @TypeAlias("claim-resubmitted")
  record ClaimResubmitted() implements ClaimEvent {}

  @TypeAlias("claim-sent-to-examination")
  record ClaimSentToExamination(Decision decision, StaffId assessor) implements ClaimEvent {}

  @TypeAlias("claim-sent-back")
  record ClaimSentBack(StaffId assessor, String words) implements ClaimEvent {}

  @TypeAlias("claim-approved")
  record ClaimApproved(Decision decision, @Nullable Integer round) implements ClaimEvent {}

  @TypeAlias("claim-rejected")
  record ClaimRejected(Rejection rejection, @Nullable Integer round, @Nullable StaffId by)
      implements ClaimEvent {}

  @TypeAlias("claim-voided")
  record ClaimVoided(@Nullable Integer round) implements ClaimEvent {}

  @TypeAlias("claim-appealed")
  record ClaimAppealed(Appeal appeal) implements ClaimEvent {}

  @TypeAlias("claim-remarked")
  record ClaimRemarked(Remark remark) implements ClaimEvent {}

  @TypeAlias("originals-received")
  record OriginalsReceived(Originals.Delivery delivery) implements ClaimEvent {}

  @TypeAlias("originals-disputed")
  record OriginalsDisputed(String text) implements ClaimEvent {}

  @TypeAlias("claim-ordered")
  record ClaimOrdered(OrderRef order) implements ClaimEvent {}

  @TypeAlias("claim-sent-for-payment")
  record ClaimSentForPayment() implements ClaimEvent {}

  @TypeAlias("claim-paid")
  record ClaimPaid(String bankReference) implements ClaimEvent {}

  @TypeAlias("claim-payment-failed")
  record ClaimPaymentFailed(String reason) implements ClaimEvent {}
}
