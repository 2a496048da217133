package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A claim in a list. */
record ClaimSummary(
    String id,
    String claimNumber,
    String trackingCode,
    String admissionId,
    String contractId,
    String personId,
    Status status,
    ReturnNotice.@Nullable Kind returnKind,
    Direction direction,
    Originals.State originals,
    Titled service,
    Titled cover,
    LocalDate expenseDate,
    @Nullable String centreName,
    Rials requested,
    @Nullable Rials approved,
    @Nullable Rials deducted,
    Instant registeredAt,
    String holder,
    Set<Action> actions,
    int sequence) {

  static ClaimSummary of(Claim claim, Actor reader, Words words, Instant now) {
    Expense expense = claim.expense();
    Stage stage = claim.stage();
    Decision decision = ClaimView.decisionOf(stage, false).orElse(null);
    return new ClaimSummary(
        claim.id().value(),
        expense.claimNumber(),
        expense.trackingCode(),
        expense.admissionId().value(),
        expense.contractId().value(),
        expense.personId().value(),
        stage.status(),
        stage instanceof Stage.Returned returned ? returned.notice().kind() : null,
        expense.direction(),
        claim.file().originals().state(),
        expense.service(),
        expense.cover(),
        expense.date(),
        expense.centreName(),
        claim.requested(),
        decision == null ? null : decision.payable(),
        decision == null ? null : claim.requested().minus(decision.payable()),
        claim.registeredAt(),
        words.holder(claim),
        claim.actions(reader, now),
        claim.sequence());
  }
}
