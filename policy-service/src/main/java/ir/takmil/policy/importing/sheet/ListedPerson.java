package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.person.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row without a fault, in the clear: in memory, or sealed. What a list leaves blank is null: it
 * says nothing of it.
 *
 * @param mainCode the main insured's national code; of a main insured, their own
 * @param plan its title or id, as it was typed
 */
public record ListedPerson(
    NationalCode nationalCode,
    String givenName,
    String familyName,
    Gender gender,
    LocalDate birthDate,
    @Nullable String birthCertificateNumber,
    Relation relation,
    NationalCode mainCode,
    @Nullable String plan,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable BasicInsurer basicInsurer,
    @Nullable Boolean specialPatient,
    @Nullable Boolean student,
    @Nullable LocalDate marriedOn,
    @Nullable Mobile mobile,
    @Nullable Sheba sheba,
    @Nullable LocalDate insuredSince) {

  /** For logs that print a thing whole by accident. */
  @Override
  public String toString() {
    return "ListedPerson[…]";
  }
}
