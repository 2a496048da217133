package ir.takmil.policy.ageing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A membership knows its last day from the moment it is told, so nothing has to happen on that day.
 * What does: when a plan says other rules, all under it are ruled anew; and some weeks before a
 * rule ends one, its family is told. Both are taken up where a crash left them.
 */
@Component
class Ageing {
  private static final Logger log = LoggerFactory.getLogger(Ageing.class);
  private static final int PAGE = 500;

  private final Plans plans;
  private final Memberships memberships;
  private final People people;
  private final RuledPlans ruled;
  private final Clock clock;
  private final int warnDaysBefore;

  Ageing(
      Plans plans,
      Memberships memberships,
      People people,
      RuledPlans ruled,
      Clock clock,
      @Value("${takmil.ageing.warn-days-before:30}") int warnDaysBefore) {
    this.plans = plans;
    this.memberships = memberships;
    this.people = people;
    this.ruled = ruled;
    this.clock = clock;
    this.warnDaysBefore = warnDaysBefore;
  }

  @Scheduled(fixedDelayString = "${takmil.ageing.sweep-every:60s}")
  void sweep() {
    try {
      ruleAnew();
    } catch (DataAccessException notNow) {
      log.atWarn().log("ageing waits: {}", notNow.getMessage());
    }
    try {
      warn();
    } catch (DataAccessException notNow) {
      log.atWarn().log("warnings wait: {}", notNow.getMessage());
    }
  }

  /** Every membership of every plan whose newest edition they have not all been ruled by. */
  void ruleAnew() {
    Map<PlanId, Integer> done = ruled.all();
    plans
        .editions()
        .forEach((plan, edition) -> {
          if (done.getOrDefault(plan, 0) < edition) {
            try {
              plans.find(plan).ifPresent(this::rule);
            } catch (IllegalStateException | Refusal broken) {
              log.atError()
                  .addKeyValue("plan", plan.value())
                  .setCause(broken)
                  .log("cannot be ruled; the other plans go on");
            }
          }
        });
  }

  private void rule(Plan plan) {
    int changed = 0;
    MembershipId last = null;
    List<Membership> page;
    do {
      page = memberships.underPlan(plan.id(), last, PAGE);
      for (Membership membership : page) {
        last = membership.id();
      }
      changed += rule(plan, page);
    } while (page.size() == PAGE);
    ruled.mark(plan.id(), plan.sequence());
    log.atInfo()
        .addKeyValue("plan", plan.id().value())
        .addKeyValue("edition", plan.sequence())
        .addKeyValue("changed", changed)
        .log("memberships ruled");
  }

  private int rule(Plan plan, List<Membership> page) {
    Map<PersonId, Person> persons =
        people.all(page.stream().map(m -> m.enrolment().personId()).distinct().toList()).stream()
            .collect(toMap(Person::id, identity()));
    Instant now = clock.instant();
    int changed = 0;
    for (Membership membership : page) {
      Person person = persons.get(membership.enrolment().personId());
      if (person != null) {
        Ending ending = ending(plan, membership.enrolment(), people.open(person).birthDate());
        if (!membership.ruled(ending, now).equals(membership)) {
          memberships.change(membership.id(), present -> present.ruled(ending, now));
          changed++;
        }
      }
    }
    return changed;
  }

  private static @Nullable Ending ending(Plan plan, Enrolment enrolment, LocalDate born) {
    return plan.terms()
        .ending(enrolment.relation(), born, enrolment.student(), enrolment.marriedOn())
        .orElse(null);
  }

  /** Those that end within the days before which families are told. */
  void warn() {
    LocalDate today = Tehran.dayOf(clock.instant());
    LocalDate by = today.plusDays(warnDaysBefore);
    List<Membership> due;
    do {
      due = memberships.toWarn(today, by, PAGE);
      for (Membership membership : due) {
        memberships.change(membership.id(), present -> present.warn(clock.instant()));
      }
    } while (due.size() == PAGE);
  }
}
