package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.Queues.Asked;
import ir.takmil.claims.assessment.Queues.Waiting;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors to what waits for assessors and examiners. */
@RestController
class QueueApi {
  private static final int PAGE = 200;

  private final Queues queues;

  QueueApi(Queues queues) {
    this.queues = queues;
  }

  record Listing<T>(List<T> items, long total, @Nullable String next) {}

  record WaitingView(
      ClaimId id,
      String claimNumber,
      String trackingCode,
      String contractId,
      PersonId personId,
      Status status,
      Titled service,
      Titled cover,
      LocalDate expenseDate,
      @Nullable String centreName,
      Rials requested,
      @Nullable Rials held,
      Instant registeredAt,
      int sequence) {
    static WaitingView of(Waiting claim) {
      var expense = claim.expense();
      return new WaitingView(
          claim.id(),
          expense.claimNumber(),
          expense.trackingCode(),
          expense.contractId().value(),
          expense.personId(),
          claim.stage().status(),
          expense.service(),
          expense.cover(),
          expense.date(),
          expense.centreName(),
          expense.requested(),
          claim.held(),
          claim.registeredAt(),
          claim.sequence());
    }
  }

  @RolesAllowed({"assessor", "auditor"})
  @GetMapping("/assessment/queue")
  Listing<WaitingView> queue(
      @RequestParam(required = false) @Nullable String service,
      @RequestParam(defaultValue = "0") int next) {
    Asked asked = asked(service, next);
    return listing(queues.waiting(asked), queues.countWaiting(asked), asked);
  }

  @RolesAllowed({"examiner", "auditor"})
  @GetMapping("/examination/queue")
  Listing<WaitingView> examinationQueue(
      @RequestParam(required = false) @Nullable String service,
      @RequestParam(defaultValue = "0") int next) {
    Asked asked = asked(service, next);
    return listing(queues.forExamination(asked), queues.countForExamination(asked), asked);
  }

  private static Asked asked(@Nullable String service, int next) {
    if (next < 0) {
      throw Refusal.malformed("parameter-wrong", "/next");
    }
    return new Asked(service, next, PAGE);
  }

  private static Listing<WaitingView> listing(List<Waiting> found, long total, Asked asked) {
    int after = asked.from() + found.size();
    return new Listing<>(
        found.stream().map(WaitingView::of).toList(),
        total,
        found.size() == asked.most() && after < total ? Integer.toString(after) : null);
  }
}
