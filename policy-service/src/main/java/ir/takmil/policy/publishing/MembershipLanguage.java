package ir.takmil.policy.publishing;

import ir.takmil.platform.outbox.Message;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipEvent;
import ir.takmil.policy.membership.MembershipEvent.MembershipChanged;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MembershipLanguage {
  private MembershipLanguage() {}

  static Optional<Message> say(Membership membership, MembershipEvent event) {
    return switch (event) {
      case MembershipChanged changed ->
          Optional.of(new Message("policy.membership-changed.v1", body(membership.id(), changed)));
    };
  }

  private static Changed body(MembershipId id, MembershipChanged event) {
    Enrolment enrolment = event.enrolment();
    Ending ending = event.ending();
    return new Changed(
        id,
        enrolment.contractId(),
        enrolment.planId(),
        enrolment.personId(),
        enrolment.mainInsuredId(),
        enrolment.relation(),
        enrolment.period().start(),
        ending == null ? enrolment.period().end() : ending.lastDay(),
        enrolment.basicInsurer(),
        enrolment.specialPatient(),
        event.payeeReady(),
        enrolment.waitingFrom(),
        event.restricted(),
        ending == null ? null : new Ends(ending.lastDay(), ending.reason(), event.warned()));
  }

  private record Changed(
      MembershipId membershipId,
      ContractId contractId,
      PlanId planId,
      PersonId personId,
      PersonId mainInsuredId,
      Relation relation,
      LocalDate from,
      LocalDate to,
      BasicInsurer basicInsurer,
      boolean specialPatient,
      boolean payeeReady,
      LocalDate insuredSince,
      boolean restricted,
      @Nullable Ends ending) {}

  /**
   * @param warned whether the family is to be told of it now; once true it stays so
   */
  private record Ends(LocalDate lastDay, Ending.Reason reason, boolean warned) {}
}
