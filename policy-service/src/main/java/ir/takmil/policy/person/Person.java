package ir.takmil.policy.person;

import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Map;
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
        toldAgain(present.mobile, mobile, "/mobile"),
        toldAgain(present.sheba, sheba, "/sheba"));
  }

  /** Where somebody is reached and paid is not changed in passing, nor taken away and told anew. */
  private static @Nullable Sealed toldAgain(
      @Nullable Sealed present, @Nullable Sealed told, String pointer) {
    if (present == null || told == null) {
      return present == null ? told : present;
    }
    if (!told.equals(present)) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "changed-by-request-only",
          Map.of(),
          List.of(new Refusal.Fault(pointer, "changed-by-request-only")));
    }
    return present;
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
