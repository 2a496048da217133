package ir.takmil.claims.claim;

import ir.takmil.claims.claim.Stage.Appealed;
import ir.takmil.claims.claim.Stage.Approved;
import ir.takmil.claims.claim.Stage.OnOrder;
import ir.takmil.claims.claim.Stage.Registered;
import ir.takmil.claims.claim.Stage.Rejected;
import ir.takmil.claims.claim.Stage.Resubmitted;
import ir.takmil.claims.claim.Stage.Returned;
import ir.takmil.claims.claim.Stage.UnderAssessment;
import ir.takmil.claims.claim.Stage.UnderExamination;
import ir.takmil.claims.claim.Stage.Voided;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who may do what with a claim as it stands: the guard of its verbs. */
final class Permissions {
  private static final Set<String> WHO_REMARK =
      Set.of("assessor", "examiner", "intake-clerk", "finance-maker", "finance-checker");

  private final Claim claim;
  private final Actor who;
  private final Instant now;
  private final EnumSet<Action> allowed = EnumSet.noneOf(Action.class);

  private Permissions(Claim claim, Actor who, Instant now) {
    this.claim = claim;
    this.who = who;
    this.now = now;
  }

  static Set<Action> of(Claim claim, Actor who, Instant now) {
    var permissions = new Permissions(claim, who, now);
    permissions.inStage();
    permissions.besideIt();
    return permissions.allowed;
  }

  /** Pictures are for those who work on the claim now, and for the auditor. */
  static boolean mayLook(Claim claim, Actor who) {
    return who.is("auditor")
        || switch (claim.stage()) {
          case UnderAssessment open -> who.is("assessor") && open.assessor().equals(who.account());
          case Returned open -> who.is("assessor") && open.assessor().equals(who.account());
          case UnderExamination open ->
              who.is("examiner") || (who.is("assessor") && open.assessor().equals(who.account()));
          case Registered _,
              Resubmitted _,
              Appealed _,
              Rejected _,
              Voided _,
              Approved _,
              OnOrder _ ->
              false;
        };
  }

  private void inStage() {
    CaseFile file = claim.file();
    switch (claim.stage()) {
      case Registered _ -> {
        allowIf(who.is("assessor") && !file.isDecidedBefore(who.account()), Action.TAKE);
        allowIf(who.is("insured"), Action.VOID);
      }
      case Resubmitted _, Appealed _ ->
          allowIf(who.is("assessor") && !file.isDecidedBefore(who.account()), Action.TAKE);
      case UnderAssessment open ->
          allowIf(
              isMine(open),
              Action.HAND_BACK,
              Action.HAND_OVER,
              Action.APPROVE,
              Action.RETURN,
              Action.REJECT);
      case UnderExamination open ->
          allowIf(
              who.is("examiner")
                  && !open.assessor().equals(who.account())
                  && !file.isDecidedBefore(who.account()),
              Action.EXAMINE);
      case Returned returned -> returned(returned);
      case Rejected _ -> allowIf(mayAppeal(), Action.APPEAL);
      case Approved approved -> allowIf(isNotBeingOrdered(approved) && mayAppeal(), Action.APPEAL);
      case OnOrder order ->
          allowIf(!order.decision().deducted().isEmpty() && mayAppeal(), Action.APPEAL);
      case Voided _ -> {}
    }
  }

  private void returned(Returned returned) {
    ReturnNotice notice = returned.notice();
    boolean curable = notice.kind() == ReturnNotice.Kind.DEFICIENT && !returned.isOverdue(now);
    allowIf(who.is("insured"), Action.VOID);
    allowIf(who.is("insured") && curable, Action.ATTACH, Action.RESUBMIT);
    allowIf(who.is("insured") && curable && !notice.fields().isEmpty(), Action.CORRECT);
    allowIf(who.is("assessor") && notice.kind() == ReturnNotice.Kind.NOT_COVERED, Action.REJECT);
  }

  private void besideIt() {
    if (claim.stage() instanceof Voided) {
      return;
    }
    Originals originals = claim.file().originals();
    boolean arrived = originals.state() == Originals.State.RECEIVED;
    allowIf(who.is("intake-clerk") && !arrived, Action.RECEIVE_ORIGINALS);
    allowIf(arrived && (who.is("intake-clerk") || isMine(claim.stage())), Action.DISPUTE_ORIGINALS);
    allowIf(WHO_REMARK.stream().anyMatch(who::is), Action.REMARK);
  }

  /** Once, and inside the window that began with the decision. */
  private boolean mayAppeal() {
    return who.is("insured") && mayStillBeAppealed(claim, now);
  }

  static boolean mayStillBeAppealed(Claim claim, Instant now) {
    return claim.file().appeal() == null && !Tehran.dayOf(now).isAfter(lastDayToAppeal(claim));
  }

  /** An order follows within moments; then what was granted stands, and the appeal is offered. */
  private boolean isNotBeingOrdered(Approved approved) {
    boolean waits = claim.expense().direction() == Direction.INDIRECT || !claim.isPayableNow();
    return waits && !approved.decision().deducted().isEmpty();
  }

  private static LocalDate lastDayToAppeal(Claim claim) {
    Instant decided =
        claim.timeline().stream()
            .filter(step -> step.status() == Status.APPROVED || step.status() == Status.REJECTED)
            .map(Step::at)
            .max(Instant::compareTo)
            .orElse(claim.registeredAt());
    return Tehran.dayOf(decided).plusDays(claim.file().appealWindowDays());
  }

  private boolean isMine(Stage stage) {
    return stage instanceof UnderAssessment open
        && (who.is("assessor") || who.equals(Actor.ENGINE))
        && open.assessor().equals(who.account());
  }

  private void allowIf(boolean condition, Action... actions) {
    if (condition) {
      allowed.addAll(Set.of(actions));
    }
  }

  /** Why not, as exactly as can be said. */
  static Refusal refusal(Claim claim, Actor who, Action action, Set<Action> allowed, Instant now) {
    boolean repairs =
        action == Action.ATTACH || action == Action.CORRECT || action == Action.RESUBMIT;
    String code =
        switch (claim.stage()) {
          case UnderAssessment open when who.is("assessor") && isOfAssessors(action) ->
              open.assessor().equals(who.account()) ? "illegal-move" : "taken-by-another";
          case UnderExamination open
              when action == Action.EXAMINE && open.assessor().equals(who.account()) ->
              "assessor-cannot-examine";
          case UnderExamination _
              when action == Action.EXAMINE && claim.file().isDecidedBefore(who.account()) ->
              "decided-before-by-you";
          case Returned returned when repairs && returned.isOverdue(now) ->
              throw Refusal.unprocessable(
                  "cure-deadline-passed", Map.of("deadline", returned.notice().cureDeadline()));
          case Returned _ when action == Action.CORRECT && allowed.contains(Action.ATTACH) ->
              "nothing-to-correct";
          case Rejected _, Approved _, OnOrder _ when action == Action.APPEAL ->
              whyNoAppeal(claim, now);
          case Registered _, Resubmitted _, Appealed _
              when action == Action.TAKE && claim.file().isDecidedBefore(who.account()) ->
              "decided-before-by-you";
          default -> "illegal-move";
        };
    return new ClaimConflict(code, claim.stage().status(), allowed);
  }

  private static boolean isOfAssessors(Action action) {
    return switch (action) {
      case TAKE, HAND_BACK, HAND_OVER, APPROVE, RETURN, REJECT -> true;
      case EXAMINE,
          ATTACH,
          CORRECT,
          RESUBMIT,
          VOID,
          APPEAL,
          REMARK,
          RECEIVE_ORIGINALS,
          DISPUTE_ORIGINALS ->
          false;
    };
  }

  private static String whyNoAppeal(Claim claim, Instant now) {
    if (claim.file().appeal() != null) {
      return "appealed-already";
    }
    return Tehran.dayOf(now).isAfter(lastDayToAppeal(claim))
        ? "appeal-window-passed"
        : "nothing-to-appeal";
  }
}
