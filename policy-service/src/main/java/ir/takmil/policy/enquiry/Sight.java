package ir.takmil.policy.enquiry;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose memberships an insured person may see: their own, and those of the family that they head;
 * whatever is another's does not exist for them.
 */
@Component
class Sight {
  private final Memberships memberships;
  private final Clock clock;

  Sight(Memberships memberships, Clock clock) {
    this.memberships = memberships;
    this.clock = clock;
  }

  LocalDate today() {
    return Tehran.dayOf(clock.instant());
  }

  /** The day that is asked about, today when none is. */
  LocalDate dayOr(@Nullable LocalDate asked) {
    return asked == null ? today() : Period.plausible(asked);
  }

  static @Nullable LocalDate plausible(@Nullable LocalDate asked) {
    return asked == null ? null : Period.plausible(asked);
  }

  List<Membership> own(PersonId caller) {
    return memberships.ofPerson(caller);
  }

  /** Newest first; in a contract the main insured before the others. */
  List<Membership> family(PersonId caller, @Nullable ContractId contract) {
    List<Membership> visible =
        Stream.concat(memberships.ofFamily(caller).stream(), own(caller).stream())
            .filter(membership ->
                contract == null || membership.enrolment().contractId().equals(contract))
            .collect(toMap(Membership::id, identity(), (one, same) -> one))
            .values()
            .stream()
            .sorted(
                comparing(
                        (Membership m) -> m.enrolment().period().start(), Comparator.reverseOrder())
                    .thenComparing(m -> m.enrolment().relation())
                    .thenComparing(m -> m.id().value()))
            .toList();
    if (contract != null && visible.isEmpty()) {
      throw Refusal.unknown("contract-unknown");
    }
    return visible;
  }

  /** The membership that counts on that day, if the caller may see it. */
  Membership membership(PersonId caller, ContractId contract, PersonId person, LocalDate on) {
    return Membership.latest(
            memberships.ofPerson(person, contract).stream()
                .filter(membership -> membership.visibleTo(caller)),
            on)
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  /** The same, for what it was used for: an adult dependent may keep that from the main insured. */
  Membership open(PersonId caller, ContractId contract, PersonId person, LocalDate on) {
    Membership membership = membership(caller, contract, person, on);
    if (!membership.openTo(caller)) {
      throw Refusal.forbidden("not-shared");
    }
    return membership;
  }
}
