package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;

/**
 * A member in a contract's list, without what identifies or reaches them.
 *
 * @param active whether they are covered today
 */
record MemberRow(
    MembershipId membershipId,
    PersonId personId,
    PersonId mainInsuredId,
    String name,
    Relation relation,
    PlanId planId,
    LocalDate from,
    LocalDate to,
    boolean active) {
  static MemberRow of(Membership membership, String name, LocalDate today) {
    Enrolment enrolment = membership.enrolment();
    return new MemberRow(
        membership.id(),
        enrolment.personId(),
        enrolment.mainInsuredId(),
        name,
        enrolment.relation(),
        enrolment.planId(),
        enrolment.period().start(),
        membership.lastDay(),
        membership.validOn(today));
  }
}
