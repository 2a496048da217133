package ir.takmil.claims.enquiry;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.coverage.Plan;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many there are of each kind, of what was asked for.
 *
 * @param groups of documents; one claim may be in several
 * @param records treatment records
 * @param contracts whose expenses these are
 */
record CountsView(
    long total, Map<Group, Long> groups, Records records, List<InContract> contracts) {

  record Records(Split all, Split withDeductions, Split returned) {}

  record Split(long total, long direct, long indirect) {
    static Split of(List<Standing> all, Predicate<Standing> which) {
      long total = all.stream().filter(which).count();
      long direct = all.stream().filter(which).filter(Standing::isDirect).count();
      return new Split(total, direct, total - direct);
    }
  }

  /**
   * @param number and days: as heard from policy-service; absent while nothing was heard
   * @param active whether it holds today
   */
  record InContract(
      ContractId contractId,
      @Nullable String number,
      @Nullable LocalDate start,
      @Nullable LocalDate end,
      boolean active,
      long total,
      List<OfPerson> people) {}

  record OfPerson(PersonId personId, long total) {}

  static CountsView of(
      List<Standing> found, Function<PlanId, Optional<Plan>> plans, LocalDate today) {
    var groups = new EnumMap<Group, Long>(Group.class);
    for (Group group : Group.values()) {
      groups.put(group, found.stream().filter(one -> group.holds(one.stage(), one.file())).count());
    }
    return new CountsView(
        found.size(),
        groups,
        new Records(
            Split.of(found, _ -> true),
            Split.of(found, Standing::hasDeductions),
            Split.of(found, one -> one.stage() instanceof Stage.Returned)),
        found.stream()
            .collect(groupingBy(one -> one.expense().contractId(), LinkedHashMap::new, toList()))
            .values()
            .stream()
            .map(inOne -> contract(inOne, plans, today))
            .toList());
  }

  private static InContract contract(
      List<Standing> inOne, Function<PlanId, Optional<Plan>> plans, LocalDate today) {
    Standing first = inOne.getFirst();
    Plan plan = plans.apply(first.expense().planId()).orElse(null);
    return new InContract(
        first.expense().contractId(),
        plan == null ? null : plan.contractNumber(),
        plan == null ? null : plan.contractStart(),
        plan == null ? null : plan.contractEnd(),
        plan != null && plan.contractHoldsOn(today),
        inOne.size(),
        inOne.stream()
            .collect(
                groupingBy(
                    one -> one.expense().personId(),
                    LinkedHashMap::new,
                    collectingAndThen(counting(), Long::longValue)))
            .entrySet()
            .stream()
            .map(of -> new OfPerson(of.getKey(), of.getValue()))
            .toList());
  }
}
