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
        mobile,
        sheba);
  }
}
