package ir.takmil.policy.enquiry;

import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.ContractId;
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
 * A covered person, shown to themselves and to the main insured.
 *
 * @param sheba masked; only the main insured is paid, so only theirs is shown
 */
record FamilyMember(
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
    @Nullable String mobile) {

  static FamilyMember of(Membership membership, Particulars person) {
    Enrolment enrolment = membership.enrolment();
    Sheba sheba = enrolment.relation() == Relation.MAIN ? person.sheba() : null;
    Mobile mobile = person.mobile();
    return new FamilyMember(
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
        enrolment.period().end(),
        enrolment.contractId(),
        sheba == null ? null : sheba.masked(),
        mobile == null ? null : mobile.masked());
  }
}
