package ir.takmil.policy.person;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A person as kept: what identifies, reaches or pays them is sealed. */
@Document("people")
@TypeAlias("person")
@CompoundIndex(name = "national-code", def = "{'nationalCode.fingerprint': 1}", unique = true)
@CompoundIndex(name = "sheba", def = "{'sheba.fingerprint': 1}", sparse = true)
public record Person(
    @Id PersonId id,
    @Version @Nullable Long version,
    Sealed nationalCode,
    String givenName,
    String familyName,
    Gender gender,
    Sealed birthDate,
    Sealed birthCertificateNumber,
    @Nullable Sealed mobile,
    @Nullable Sealed sheba) {

  public String name() {
    return givenName + " " + familyName;
  }

  /** Whether money can be sent to them. */
  public boolean hasAccount() {
    return sheba != null;
  }

  /** What is told again; a number on file stays when it is left out. */
  Person after(Person present) {
    return new Person(
        present.id,
        present.version,
        nationalCode,
        givenName,
        familyName,
        gender,
        birthDate,
        birthCertificateNumber,
        mobile == null ? present.mobile : mobile,
        sheba == null ? present.sheba : sheba);
  }

  Person reachedAt(Sealed newMobile) {
    return with(newMobile, sheba);
  }

  Person paidAt(Sealed newSheba) {
    return with(mobile, newSheba);
  }

  private Person with(@Nullable Sealed nowMobile, @Nullable Sealed nowSheba) {
    return new Person(
        id,
        version,
        nationalCode,
        givenName,
        familyName,
        gender,
        birthDate,
        birthCertificateNumber,
        nowMobile,
        nowSheba);
  }
}
