package ir.takmil.claims.assessment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import ir.takmil.claims.assessment.Assessment.Returning;
import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Deduction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The assessors' and examiners' doors. */
@RestController
class AssessmentApi {
  private static final int LONGEST_TEXT = 2000;

  private final Assessment assessment;
  private final Clock clock;
  private final Audit audit;

  AssessmentApi(Assessment assessment, Clock clock, Audit audit) {
    this.audit = audit;
    this.assessment = assessment;
    this.clock = clock;
  }

  /** Where the claim stands after what was done, and what this person may do next. */
  record Moved(ClaimId id, Status status, Set<Action> actions, int sequence) {}

  record ProposalView(
      ClaimId claimId,
      int planVersion,
      boolean ofItsDay,
      Rials requested,
      Rials payable,
      List<Proposal.Line> lines,
      @Nullable String examinerSaid) {}

  record Approve(
      @NotEmpty @Size(max = 500) List<@NotNull @Valid LineDecision> lines,
      @Nullable @Size(max = LONGEST_TEXT) String remark,
      @Nullable Boolean examined) {

    record LineDecision(
        int number,
        @NotNull Rials payable,
        @NotNull @Size(max = 20) List<@NotNull @Valid Deducted> deductions) {}

    record Deducted(
        @NotNull @Pattern(regexp = "K0[1-9]|K1[0-4]") String code,
        @NotNull Rials amount,
        @Nullable @Size(max = LONGEST_TEXT) String remark) {}

    Decision decision() {
      return new Decision(
          lines.stream()
              .map(line ->
                  new Decision.LineDecision(
                      line.number(),
                      line.payable(),
                      line.deductions().stream()
                          .filter(deducted -> !deducted.amount().isZero())
                          .map(deducted ->
                              new Deduction(
                                  deducted.code(), deducted.amount(), words(deducted.remark())))
                          .toList()))
              .toList(),
          words(remark));
    }
  }

  record SendBack(
      @NotNull ReturnNotice.Kind kind,
      @NotNull @Pattern(regexp = "R0[1-9]|R1[0-2]") String reasonCode,
      @NotBlank @Size(max = LONGEST_TEXT) String text,
      @Nullable @Size(max = 20) List<@NotNull @Valid Repair> repair) {

    /** Either a document that is asked for anew, or what of the expense is to be corrected. */
    record Repair(@Nullable DocumentKind attachmentKind, @Nullable RepairField field) {}

    Returning returning() {
      return new Returning(
          kind, reasonCode, typed(text), asked(Repair::attachmentKind), asked(Repair::field));
    }

    private <T> Set<T> asked(Function<Repair, @Nullable T> what) {
      return repair == null
          ? Set.of()
          : repair.stream().map(what).filter(Objects::nonNull).collect(toSet());
    }
  }

  record Reject(
      @NotNull @Pattern(regexp = "X0[1-8]") String reasonCode,
      @NotBlank @Size(max = LONGEST_TEXT) String text) {}

  /**
   * @param to the account of the colleague
   */
  record HandOver(@NotNull @Pattern(regexp = "[0-9a-f-]{36}") String to) {}

  /**
   * @param visible whether the insured reads it
   */
  record WriteRemark(@NotBlank @Size(max = LONGEST_TEXT) String text, @NotNull Boolean visible) {}

  record Examine(@NotNull Boolean agreed, @Nullable @Size(max = LONGEST_TEXT) String text) {}

  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/taking")
  ResponseEntity<Moved> take(@PathVariable ClaimId id, Seen seen, Caller caller) {
    audit.record(caller, "claim.take", id.value());
    return answer(assessment.take(id, seen, actor(caller)), caller);
  }

  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/handing-back")
  ResponseEntity<Moved> handBack(@PathVariable ClaimId id, Seen seen, Caller caller) {
    audit.record(caller, "claim.hand-back", id.value());
    return answer(assessment.handBack(id, seen, actor(caller)), caller);
  }

  /** To a colleague, past the queue. */
  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/handing-over")
  ResponseEntity<Moved> handOver(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody HandOver request) {
    audit.record(caller, "claim.hand-over", id.value());
    return answer(assessment.handOver(id, seen, actor(caller), new StaffId(request.to())), caller);
  }

  @RolesAllowed({"assessor", "examiner", "intake-clerk", "finance-maker", "finance-checker"})
  @PostMapping("/claims/{id}/remarks")
  ResponseEntity<Moved> remark(
      @PathVariable ClaimId id, Caller caller, @Valid @RequestBody WriteRemark request) {
    audit.record(caller, "claim.remark", id.value());
    return answer(
        assessment.remark(id, actor(caller), typed(request.text()), request.visible()), caller);
  }

  @RolesAllowed({"assessor", "examiner", "auditor"})
  @GetMapping("/claims/{id}/proposal")
  ProposalView proposal(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    Assessment.Proposed proposed = assessment.propose(id);
    Adjudicated adjudicated = proposed.adjudicated();
    Proposal proposal = adjudicated.proposal();
    return new ProposalView(
        id,
        adjudicated.basis().planVersion(),
        adjudicated.ofItsDay(),
        proposal.requested(),
        proposal.payable(),
        proposal.lines(),
        proposed.examinerSaid());
  }

  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/approval")
  ResponseEntity<Moved> approve(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody Approve request) {
    audit.record(caller, "claim.approve", id.value());
    return answer(
        assessment.approve(
            id, seen, actor(caller), request.decision(), Boolean.TRUE.equals(request.examined())),
        caller);
  }

  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/return")
  ResponseEntity<Moved> sendBack(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody SendBack request) {
    audit.record(caller, "claim.return", id.value());
    return answer(assessment.sendBack(id, seen, actor(caller), request.returning()), caller);
  }

  @RolesAllowed("assessor")
  @PostMapping("/claims/{id}/rejection")
  ResponseEntity<Moved> reject(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody Reject request) {
    audit.record(caller, "claim.reject", id.value());
    return answer(
        assessment.reject(
            id, seen, actor(caller), new Rejection(request.reasonCode(), typed(request.text()))),
        caller);
  }

  @RolesAllowed("examiner")
  @PostMapping("/claims/{id}/examination")
  ResponseEntity<Moved> examine(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody Examine request) {
    audit.record(caller, "claim.examine", id.value());
    return answer(
        assessment.examine(id, seen, actor(caller), request.agreed(), words(request.text())),
        caller);
  }

  /** As people type it, brought to one form line by line; marks that turn text around go. */
  private static String typed(String text) {
    return text.lines().map(PersianText::normalise).collect(joining("\n")).strip();
  }

  private static @Nullable String words(@Nullable String text) {
    return text == null || typed(text).isEmpty() ? null : typed(text);
  }

  private static Actor actor(Caller caller) {
    return new Actor(new StaffId(caller.account()), caller.roles());
  }

  private ResponseEntity<Moved> answer(Claim claim, Caller caller) {
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(
            new Moved(
                claim.id(),
                claim.stage().status(),
                claim.actions(actor(caller), clock.instant()),
                claim.sequence()));
  }
}
