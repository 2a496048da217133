package ir.takmil.policy.enquiry;

import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.Gender;
import ir.takmil.policy.person.Particulars;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A covered person: the card of one membership.
 *
 * @param to the last day that they are covered: by the term, or by a rule of the plan
 * @param sheba masked; only the main insured is paid, so only theirs is shown
 * @param age in whole Jalali years
 * @param ending that a rule of the plan ends the membership before its term; absent: none does
 * @param shared whether the main insured sees what their ceilings were used for
 */
record MemberCard(
    PersonId personId,
    String givenName,
    String familyName,
    Relation relation,
    NationalCode nationalCode,
    Gender gender,
    LocalDate birthDate,
    String birthCertificateNumber,
    BasicInsurer basicInsurer,
    boolean specialPatient,
    LocalDate from,
    LocalDate to,
    ContractId contractId,
    @Nullable String sheba,
    @Nullable String mobile,
    int age,
    String contractNumber,
    String policyholder,
    LocalDate contractStart,
    LocalDate contractEnd,
    @Nullable Ending ending,
    boolean shared) {

  static MemberCard of(
      Membership membership, Contract contract, Particulars person, LocalDate today) {
    Enrolment enrolment = membership.enrolment();
    Sheba sheba = enrolment.relation() == Relation.MAIN ? person.sheba() : null;
    Mobile mobile = person.mobile();
    return new MemberCard(
        enrolment.personId(),
        person.givenName(),
        person.familyName(),
        enrolment.relation(),
        person.nationalCode(),
        person.gender(),
        person.birthDate(),
        person.birthCertificateNumber(),
        enrolment.basicInsurer(),
        enrolment.specialPatient(),
        enrolment.period().start(),
        membership.lastDay(),
        enrolment.contractId(),
        sheba == null ? null : sheba.masked(),
        mobile == null ? null : mobile.masked(),
        Jalali.yearsBetween(person.birthDate(), today),
        contract.number(),
        contract.policyholder(),
        contract.period().start(),
        contract.period().end(),
        membership.ending(),
        !membership.restricted());
  }
}
