package ir.takmil.policy.person;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.vault.Vault;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The people on file. Seals on the way into the store and opens on the way out: personal numbers
 * pass nowhere else. A seal opens only in the field of the person that it was made for.
 */
@Repository
public class People {
  private final MongoTemplate mongo;
  private final Vault vault;

  People(MongoTemplate mongo, Vault vault) {
    this.mongo = mongo;
    this.vault = vault;
  }

  public Optional<Person> find(PersonId id) {
    return Optional.ofNullable(mongo.findById(id, Person.class));
  }

  public List<Person> all(Collection<PersonId> ids) {
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), Person.class);
  }

  /** By the whole of what identifies somebody; empty tells nothing of which half was wrong. */
  public Optional<Person> identify(NationalCode nationalCode, LocalDate birthDate) {
    return find(nationalCode)
        .filter(person ->
            person
                .birthDate()
                .fingerprint()
                .equals(vault.fingerprint(ownPlace(person.id(), "birth-date") + birthDate)));
  }

  public Optional<Person> find(NationalCode nationalCode) {
    return Optional.ofNullable(mongo.findOne(byNationalCode(nationalCode), Person.class));
  }

  Query byNationalCode(NationalCode nationalCode) {
    return Query.query(
        Criteria.where("nationalCode.fingerprint")
            .is(vault.fingerprint("national-code/" + nationalCode.value())));
  }

  /** Told twice, kept once. */
  public Person put(PersonId id, Particulars told) {
    Person next = sealed(id, told);
    Person present = find(id).orElse(null);
    try {
      if (present == null) {
        return mongo.insert(next);
      }
      refuseOthers(open(present), told);
      Person changed = next.after(present);
      return changed.equals(present) ? present : mongo.save(changed);
    } catch (DuplicateKeyException taken) {
      if (present == null && find(id).isPresent()) {
        return put(id, told); // put at the same moment by another call
      }
      throw Refusal.conflict("national-code-taken");
    }
  }

  public Particulars open(Person person) {
    PersonId id = person.id();
    Sealed mobile = person.mobile();
    Sealed sheba = person.sheba();
    return new Particulars(
        nationalCode(person),
        person.givenName(),
        person.familyName(),
        person.gender(),
        LocalDate.parse(open(person.birthDate(), id, "birth-date")),
        open(person.birthCertificateNumber(), id, "birth-certificate"),
        mobile == null ? null : new Mobile(open(mobile, id, "mobile")),
        sheba == null ? null : new Sheba(open(sheba, id, "sheba")));
  }

  public NationalCode nationalCode(Person person) {
    return new NationalCode(open(person.nationalCode(), person.id(), "national-code"));
  }

  public Optional<Sheba> sheba(Person person) {
    return Optional.ofNullable(person.sheba())
        .map(sheba -> new Sheba(open(sheba, person.id(), "sheba")));
  }

  /** Where somebody is reached and paid is not changed in passing, nor taken away and told anew. */
  private static void refuseOthers(Particulars onFile, Particulars told) {
    refuseOther(onFile.mobile(), told.mobile(), "/mobile");
    refuseOther(onFile.sheba(), told.sheba(), "/sheba");
  }

  private static void refuseOther(@Nullable Object onFile, @Nullable Object told, String pointer) {
    if (onFile != null && told != null && !told.equals(onFile)) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "changed-by-request-only",
          Map.of(),
          List.of(new Refusal.Fault(pointer, "changed-by-request-only")));
    }
  }

  /** Whose account it is on file (index {@code sheba}). */
  public List<Person> paidAt(Sheba sheba) {
    return mongo.find(bySheba(sheba), Person.class);
  }

  Query bySheba(Sheba sheba) {
    return Query.query(
        Criteria.where("sheba.fingerprint").is(vault.fingerprint("sheba/" + sheba.value())));
  }

  /**
   * A new mobile in place of what was on file.
   *
   * @param before fingerprint of what was there, null for nothing; when something else is there
   *     now, nothing is changed and nobody returned
   */
  public Optional<Person> changeMobile(PersonId id, @Nullable String before, Mobile mobile) {
    Sealed wanted = own(id, "mobile", mobile.value());
    return change(id, Person::mobile, before, wanted, person -> person.reachedAt(wanted));
  }

  /** A new Sheba, as {@link #changeMobile}. */
  public Optional<Person> changeSheba(PersonId id, @Nullable String before, Sheba sheba) {
    Sealed wanted = searchable(id, "sheba", sheba.value());
    return change(id, Person::sheba, before, wanted, person -> person.paidAt(wanted));
  }

  private Optional<Person> change(
      PersonId id,
      Function<Person, @Nullable Sealed> field,
      @Nullable String before,
      Sealed wanted,
      UnaryOperator<Person> change) {
    while (true) {
      Person person = find(id).orElseThrow(() -> Refusal.unknown("person-unknown"));
      Sealed present = field.apply(person);
      if (wanted.equals(present)) {
        return Optional.of(person);
      }
      if (!Objects.equals(before, present == null ? null : present.fingerprint())) {
        return Optional.empty();
      }
      try {
        return Optional.of(mongo.save(change.apply(person)));
      } catch (OptimisticLockingFailureException raced) {
        // once more, on what the other one saved
      }
    }
  }

  Person sealed(PersonId id, Particulars told) {
    Mobile mobile = told.mobile();
    Sheba sheba = told.sheba();
    return new Person(
        id,
        null,
        searchable(id, "national-code", told.nationalCode().value()),
        told.givenName(),
        told.familyName(),
        told.gender(),
        own(id, "birth-date", told.birthDate().toString()),
        own(id, "birth-certificate", told.birthCertificateNumber()),
        mobile == null ? null : own(id, "mobile", mobile.value()),
        sheba == null ? null : searchable(id, "sheba", sheba.value()));
  }

  /** Its fingerprint is the same whoever's it is: a person is found by it. */
  Sealed searchable(PersonId id, String field, String value) {
    return new Sealed(
        vault.seal(value, ownPlace(id, field)), vault.fingerprint(field + "/" + value));
  }

  /** Its fingerprint says nothing beside another person's: there are few birth dates. */
  Sealed own(PersonId id, String field, String value) {
    return new Sealed(
        vault.seal(value, ownPlace(id, field)), vault.fingerprint(ownPlace(id, field) + value));
  }

  private String open(Sealed value, PersonId id, String field) {
    return vault.open(value.sealed(), ownPlace(id, field));
  }

  static String ownPlace(PersonId id, String field) {
    return "people/" + id.value() + "/" + field + "/";
  }
}
