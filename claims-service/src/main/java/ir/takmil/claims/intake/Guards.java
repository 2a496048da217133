package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.Refusal.Kind;
import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What must be true before an admission is confirmed. All that is wrong is said at once. */
final class Guards {
  private final LocalDate today;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private Guards(LocalDate today) {
    this.today = today;
  }

  /**
   * @throws Refusal 422 under the one code that is wrong, or {@code not-confirmable} when several
   *     are; the dates in question are among its facts
   */
  static void check(
      List<Draft> drafts,
      Direction direction,
      Function<LocalDate, Coverage> coverages,
      Instant now) {
    var guards = new Guards(Tehran.dayOf(now));
    if (drafts.isEmpty()) {
      guards.faults.add(new Fault("/claims", "no-claim"));
    }
    boolean payeeReady = true;
    for (int i = 0; i < drafts.size(); i++) {
      Coverage coverage = coverages.apply(drafts.get(i).expenseDate());
      payeeReady &= coverage.membership().payeeReady();
      guards.day(drafts.get(i).expenseDate(), "/claims/" + i, coverage);
      guards.content(drafts.get(i), "/claims/" + i, coverage);
    }
    if (!payeeReady && direction == Direction.DIRECT) {
      guards.faults.add(new Fault("/payee", "payee-missing"));
    }
    guards.refuseIfAny();
  }

  private void day(LocalDate expense, String at, Coverage coverage) {
    String pointer = at + "/expenseDate";
    Plan plan = coverage.plan();
    Membership membership = coverage.membership();
    if (expense.isAfter(today)) {
      fault(pointer, "expense-in-future", expense);
    } else if (!plan.contractHoldsOn(expense)) {
      fault(pointer, "expense-outside-contract", expense);
      facts.put("contractStart", plan.contractStart());
      facts.put("contractEnd", plan.contractEnd());
    } else if (!membership.holdsOn(expense)) {
      fault(pointer, "expense-outside-membership", expense);
      facts.put("membershipStart", membership.from());
      facts.put("membershipEnd", membership.to());
    } else {
      LocalDate lastDay = plan.submissionDeadline(expense);
      if (today.isAfter(lastDay)) {
        fault(pointer, "deadline-passed", expense);
        facts.putIfAbsent("deadline", lastDay);
      }
    }
  }

  private void content(Draft draft, String at, Coverage coverage) {
    if (draft.requested().isZero()) {
      faults.add(new Fault(at + "/lines", "nothing-requested"));
    }
    Plan.Covered covered = coverage.plan().covered(draft.serviceCode()).orElse(null);
    if (covered == null) {
      faults.add(new Fault(at + "/serviceCode", "not-covered"));
      return;
    }
    LocalDate waited = coverage.membership().waitedUntil(covered.cover().waitingDays());
    if (coverage.membership().holdsOn(draft.expenseDate())
        && draft.expenseDate().isBefore(waited)) {
      fault(at + "/expenseDate", "waiting-period", draft.expenseDate());
      facts.putIfAbsent("waitedUntil", waited);
    }
    for (Plan.RequiredDocument document : covered.service().requiredDocuments()) {
      DocumentKind kind = document.kind();
      if (document.required() && !draft.shows(kind)) {
        faults.add(new Fault(at + "/attachments/" + kind, "attachment-missing"));
      }
    }
  }

  /** The sentence names the first such date; the pointers tell which others there are. */
  private void fault(String pointer, String code, LocalDate expense) {
    faults.add(new Fault(pointer, code));
    facts.putIfAbsent("expenseDate", expense);
  }

  private void refuseIfAny() {
    if (!faults.isEmpty()) {
      boolean alike = faults.stream().map(Fault::code).distinct().count() == 1;
      String code = alike ? faults.getFirst().code() : "not-confirmable";
      throw new Refusal(Kind.UNPROCESSABLE, code, facts, faults);
    }
  }
}
