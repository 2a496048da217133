package ir.takmil.policy.person;

import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The people on file, asked for and told of many at once, as lists bring them. */
@Repository
public class ListedPeople {
  private static final int HANDFUL = 50;

  private final MongoTemplate mongo;
  private final Vault vault;
  private final People people;

  ListedPeople(MongoTemplate mongo, Vault vault, People people) {
    this.mongo = mongo;
    this.vault = vault;
    this.people = people;
  }

  public Optional<Person> find(PersonId id) {
    return people.find(id);
  }

  public List<Person> all(Collection<PersonId> ids) {
    return people.all(ids);
  }

  public NationalCode nationalCode(Person person) {
    return people.nationalCode(person);
  }

  /** Those of them that are on file, by their codes (index {@code national-code}). */
  public Map<NationalCode, Person> byNationalCodes(Collection<NationalCode> codes) {
    var asked = new HashMap<String, NationalCode>();
    codes.forEach(code -> asked.put(fingerprint(code), code));
    var found = new HashMap<NationalCode, Person>();
    for (List<String> some : inHandfuls(asked.keySet())) {
      for (Person person : mongo.find(byFingerprints(some), Person.class)) {
        NationalCode code = asked.get(person.nationalCode().fingerprint());
        if (code != null) {
          found.put(code, person);
        }
      }
    }
    return found;
  }

  /** Whose accounts these are, by an index of their own. */
  public Map<Sheba, List<Person>> byShebas(Collection<Sheba> shebas) {
    var asked = new HashMap<String, Sheba>();
    shebas.forEach(sheba -> asked.put(vault.fingerprint("sheba/" + sheba.value()), sheba));
    var found = new HashMap<Sheba, List<Person>>();
    for (List<String> some : inHandfuls(asked.keySet())) {
      for (Person person : mongo.find(byShebaFingerprints(some), Person.class)) {
        Sealed sheba = person.sheba();
        Sheba itsOwn = sheba == null ? null : asked.get(sheba.fingerprint());
        if (itsOwn != null) {
          found.computeIfAbsent(itsOwn, none -> new ArrayList<>()).add(person);
        }
      }
    }
    return found;
  }

  /** A store may hold every document that it finds against every value that was asked for. */
  private static List<List<String>> inHandfuls(Collection<String> all) {
    var whole = List.copyOf(all);
    var handfuls = new ArrayList<List<String>>();
    for (int from = 0; from < whole.size(); from += HANDFUL) {
      handfuls.add(whole.subList(from, Math.min(whole.size(), from + HANDFUL)));
    }
    return handfuls;
  }

  static Query byFingerprints(Collection<String> fingerprints) {
    return Query.query(Criteria.where("nationalCode.fingerprint").in(fingerprints));
  }

  static Query byShebaFingerprints(Collection<String> fingerprints) {
    return Query.query(Criteria.where("sheba.fingerprint").in(fingerprints));
  }

  /** The id of whoever a list brings: the same however often it does. */
  public PersonId idFor(NationalCode code) {
    String name = vault.fingerprint("import/person/" + code.value());
    return new PersonId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  public boolean isBornOn(Person person, LocalDate day) {
    return person
        .birthDate()
        .fingerprint()
        .equals(vault.fingerprint(People.ownPlace(person.id(), "birth-date") + day));
  }

  /**
   * The person as a list tells of them. A mobile or an account on file is never replaced by a list,
   * and where it says nothing all stays as it was.
   */
  public Person listed(
      Person present,
      String givenName,
      String familyName,
      Gender gender,
      @Nullable String birthCertificateNumber,
      @Nullable Mobile mobile,
      @Nullable Sheba sheba) {
    PersonId id = present.id();
    Sealed itsMobile = present.mobile();
    Sealed itsSheba = present.sheba();
    Person told =
        new Person(
            id,
            present.version(),
            present.nationalCode(),
            givenName,
            familyName,
            gender,
            present.birthDate(),
            birthCertificateNumber == null
                ? present.birthCertificateNumber()
                : people.own(id, "birth-certificate", PersianText.digits(birthCertificateNumber)),
            itsMobile == null && mobile != null
                ? people.own(id, "mobile", mobile.value())
                : itsMobile,
            itsSheba == null && sheba != null
                ? people.searchable(id, "sheba", sheba.value())
                : itsSheba);
    return told.equals(present) ? present : told;
  }

  /** Whether another one is on file, which a list does not replace. */
  public boolean hasOther(Person person, Mobile mobile) {
    Sealed present = person.mobile();
    return present != null
        && !present
            .fingerprint()
            .equals(vault.fingerprint(People.ownPlace(person.id(), "mobile") + mobile.value()));
  }

  /** Whether another one is on file, which a list does not replace. */
  public boolean hasOther(Person person, Sheba sheba) {
    Sealed present = person.sheba();
    return present != null
        && !present.fingerprint().equals(vault.fingerprint("sheba/" + sheba.value()));
  }

  /** Many at once; whoever was put on file meanwhile stays as they are. */
  public void addAll(Map<PersonId, Particulars> told) {
    var sealed = new ArrayList<Person>(told.size());
    told.forEach((id, particulars) -> sealed.add(people.sealed(id, particulars)));
    try {
      mongo.insertAll(sealed);
    } catch (DuplicateKeyException someAreThere) {
      sealed.forEach(this::add);
    }
  }

  private void add(Person person) {
    try {
      mongo.insert(person);
    } catch (DuplicateKeyException there) {
      return;
    }
  }

  /**
   * @param told as {@link #listed} gave it
   * @throws org.springframework.dao.OptimisticLockingFailureException when it was changed meanwhile
   */
  public Person save(Person told) {
    return mongo.save(told);
  }

  private String fingerprint(NationalCode code) {
    return vault.fingerprint("national-code/" + code.value());
  }
}
