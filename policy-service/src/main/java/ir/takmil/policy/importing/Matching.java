package ir.takmil.policy.importing;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.sheet.Flaw;
import ir.takmil.platform.sheet.SheetFlaw;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.importing.sheet.Column;
import ir.takmil.policy.importing.sheet.FaultCode;
import ir.takmil.policy.importing.sheet.ListedPerson;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which membership a row speaks of, and what that is to be. Pure: the preview and the application
 * ask it the same. What a row leaves blank stays as it is; for a newcomer it is the contract's.
 */
final class Matching {
  private final Ground ground;
  private final ListedPerson listed;
  private final Consumer<Found> faults;

  /**
   * @param present null: the row makes a new one
   * @param ending by the rules of the plan
   */
  record Match(@Nullable Membership present, Enrolment enrolment, @Nullable Ending ending) {}

  Matching(Ground ground, ListedPerson listed, Consumer<Found> faults) {
    this.ground = ground;
    this.listed = listed;
    this.faults = faults;
  }

  /**
   * @param theirs the person's memberships of this contract that no other row speaks of
   * @return empty when a fault was told
   */
  Optional<Match> match(PersonId person, PersonId main, List<Membership> theirs) {
    List<Membership> meant = meant(theirs);
    if (meant.size() > 1) {
      return fault(FaultCode.MEMBERSHIP_OVERLAPS, Column.FROM);
    }
    Membership present = meant.isEmpty() ? null : meant.getFirst();
    Enrolment before = present == null ? null : present.enrolment();
    LocalDate from =
        from(before, theirs.stream().anyMatch(it -> leftBefore(it.enrolment().period())));
    LocalDate to = to(before);
    Period contract = ground.contract().period();
    if (from.isBefore(contract.start())) {
      return fault(FaultCode.PERIOD_OUTSIDE_CONTRACT, Column.FROM);
    }
    if (to.isAfter(contract.end())) {
      return fault(FaultCode.PERIOD_OUTSIDE_CONTRACT, Column.TO);
    }
    if (to.isBefore(from)) {
      return fault(SheetFlaw.FROM_AFTER_TO, listed.to() == null ? Column.FROM : Column.TO);
    }
    var period = new Period(from, to);
    if (theirs.stream()
        .anyMatch(other -> !meant.contains(other) && other.enrolment().period().overlaps(period))) {
      return fault(FaultCode.MEMBERSHIP_OVERLAPS, Column.FROM);
    }
    LocalDate since = listed.insuredSince();
    if (since == null && before != null) {
      since = before.insuredSince();
    }
    if (since != null && since.isAfter(from)) {
      return fault(FaultCode.INSURED_SINCE_LATE, Column.INSURED_SINCE);
    }
    Plan plan = plan(before == null ? null : before.planId()).orElse(null);
    return plan == null
        ? Optional.empty()
        : ruled(present, plan, enrolment(person, main, before, plan.id(), period, since));
  }

  /** Those that the row's days touch; without days, the last one there is. */
  private List<Membership> meant(List<Membership> theirs) {
    if (listed.from() == null && listed.to() == null) {
      return theirs.stream()
          .filter(membership -> !leftBefore(membership.enrolment().period()))
          .max(Comparator.comparing(membership -> membership.enrolment().period().end()))
          .stream()
          .toList();
    }
    Period contract = ground.contract().period();
    LocalDate from = requireNonNullElse(listed.from(), contract.start());
    LocalDate to = requireNonNullElse(listed.to(), contract.end());
    return theirs.stream()
        .filter(membership -> {
          Period other = membership.enrolment().period();
          return !other.end().isBefore(from) && !other.start().isAfter(to);
        })
        .toList();
  }

  /** In mid-contract, on a day before today. */
  private boolean leftBefore(Period theirs) {
    return theirs.end().isBefore(ground.today())
        && theirs.end().isBefore(ground.contract().period().end());
  }

  /** Whoever has left, and is listed again without a day, joins today: the gap stays one. */
  private LocalDate from(@Nullable Enrolment before, boolean returning) {
    LocalDate otherwise =
        before != null
            ? before.period().start()
            : returning ? ground.today() : ground.contract().period().start();
    return requireNonNullElse(listed.from(), otherwise);
  }

  /** Whoever was taken for one who left today is back to the contract's end. */
  private LocalDate to(@Nullable Enrolment before) {
    LocalDate otherwise =
        before == null || !before.period().end().isAfter(ground.today())
            ? ground.contract().period().end()
            : before.period().end();
    return requireNonNullElse(listed.to(), otherwise);
  }

  private Optional<Plan> plan(@Nullable PlanId before) {
    String typed = listed.plan();
    if (typed != null) {
      Optional<Plan> named = ground.named(typed);
      return named.isPresent() ? named : fault(FaultCode.PLAN_NOT_IN_CONTRACT, Column.PLAN);
    }
    Optional<Plan> plan = before == null ? ground.onlyPlan() : ground.named(before.value());
    return plan.isPresent() ? plan : fault(FaultCode.PLAN_NOT_CHOSEN, Column.PLAN);
  }

  private Enrolment enrolment(
      PersonId person,
      PersonId main,
      @Nullable Enrolment before,
      PlanId plan,
      Period period,
      @Nullable LocalDate since) {
    LocalDate married = listed.marriedOn();
    return new Enrolment(
        ground.contract().id(),
        plan,
        person,
        main,
        listed.relation(),
        period,
        requireNonNullElse(
            listed.basicInsurer(), before == null ? BasicInsurer.NONE : before.basicInsurer()),
        requireNonNullElse(listed.specialPatient(), before != null && before.specialPatient()),
        requireNonNullElse(listed.student(), before != null && before.student()),
        married == null && before != null ? before.marriedOn() : married,
        since);
  }

  private Optional<Match> ruled(@Nullable Membership present, Plan plan, Enrolment enrolment) {
    Ending ending =
        plan.terms()
            .ending(
                enrolment.relation(),
                listed.birthDate(),
                enrolment.student(),
                enrolment.marriedOn())
            .orElse(null);
    boolean same = present != null && present.enrolment().equals(enrolment);
    return !same && ending != null && ending.lastDay().isBefore(enrolment.period().start())
        ? fault(FaultCode.ENDED_BY_RULE, Column.BIRTH_DATE)
        : Optional.of(new Match(present, enrolment, ending));
  }

  private <T> Optional<T> fault(Flaw code, Column column) {
    faults.accept(new Found(code, column));
    return Optional.empty();
  }
}
