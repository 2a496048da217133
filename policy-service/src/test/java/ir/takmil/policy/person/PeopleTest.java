package ir.takmil.policy.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@PolicyParts
class PeopleTest {
  private static final LocalDate BORN = LocalDate.parse("1985-05-12");

  private final People people;
  private final MongoTemplate mongo;
  private final PersonId id = Invented.personId();
  private final Particulars mother = particulars(Invented.nationalCode());

  PeopleTest(@Autowired People people, @Autowired MongoTemplate mongo) {
    this.people = people;
    this.mongo = mongo;
  }

  @Test
  void whatIsPutIsWhatIsOpened() {
    Person kept = people.put(id, mother);

    assertThat(people.open(people.find(id).orElseThrow())).isEqualTo(mother);
    assertThat(people.nationalCode(kept)).isEqualTo(mother.nationalCode());
  }

  @Test
  void noNumberLiesInTheStoreInTheClear() {
    people.put(id, mother);

    String raw = String.valueOf(mongo.findById(id.value(), Document.class, "people"));
    assertThat(raw).contains(id.value());
    assertThat(
            List.of(
                mother.nationalCode().value(),
                mother.mobile().value(),
                mother.sheba().value(),
                mother.birthCertificateNumber(),
                BORN.toString(),
                "1985"))
        .noneMatch(raw::contains);
  }

  @Test
  void aPersonPrintedByAccidentShowsNothing() {
    assertThat(String.valueOf(mother)).isEqualTo("Particulars[…]");
  }

  @Test
  void putAgainTheSameItIsNotWrittenAgain() {
    Long version = people.put(id, mother).version();

    assertThat(people.put(id, mother).version()).isEqualTo(version);
    assertThat(people.put(id, withCode(Invented.nationalCode())).version()).isNotEqualTo(version);
  }

  @Test
  void aNumberOnFileIsNotChangedInPassingAndStaysWhenItIsLeftOut() {
    people.put(id, mother);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> people.put(id, particulars(mother.nationalCode())))
        .extracting(Refusal::code)
        .isEqualTo("changed-by-request-only");
    people.put(id, with(mother.nationalCode(), null, null));
    assertThat(people.open(people.find(id).orElseThrow())).isEqualTo(mother);
  }

  @Test
  void aNewNumberTakesThePlaceOfTheOneThatWasSeenOnly() {
    Sheba next = Invented.sheba();
    Sheba another = Invented.sheba();
    String seen = people.put(id, mother).sheba().fingerprint();

    assertThat(people.changeSheba(id, null, next)).isEmpty();
    assertThat(people.changeSheba(id, "something else", next)).isEmpty();
    assertThat(people.changeSheba(id, seen, next)).isPresent();
    assertThat(people.changeSheba(id, seen, next)).as("again it is as done once").isPresent();
    assertThat(people.changeSheba(id, seen, another)).isEmpty();
    assertThat(people.sheba(people.find(id).orElseThrow())).contains(next);

    Mobile reached = new Mobile(Invented.mobile());
    assertThat(people.changeMobile(id, null, reached)).isEmpty();
    String number = people.find(id).orElseThrow().mobile().fingerprint();
    assertThat(people.changeMobile(id, number, reached).map(people::open).orElseThrow().mobile())
        .isEqualTo(reached);
  }

  @Test
  void oneNationalCodeIsOnePersons() {
    people.put(id, mother);
    PersonId another = Invented.personId();

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> people.put(another, mother))
        .extracting(Refusal::code)
        .isEqualTo("national-code-taken");
    people.put(another, withCode(Invented.nationalCode()));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> people.put(another, mother))
        .extracting(Refusal::code)
        .isEqualTo("national-code-taken");
  }

  @Test
  void bothHalvesIdentify() {
    people.put(id, mother);

    assertThat(people.identify(mother.nationalCode(), BORN)).isPresent();
    assertThat(people.identify(mother.nationalCode(), BORN.plusDays(1))).isEmpty();
    assertThat(people.identify(Invented.nationalCode(), BORN)).isEmpty();
  }

  /** Somebody who can write to the store cannot have another's Sheba paid as their own. */
  @Test
  void aSealOpensOnlyWhereItWasMade() {
    people.put(id, mother);
    PersonId thief = Invented.personId();
    Person other = people.put(thief, particulars(Invented.nationalCode()));
    var swapped =
        new Person(
            other.id(),
            other.version(),
            other.nationalCode(),
            other.givenName(),
            other.familyName(),
            other.gender(),
            other.birthDate(),
            other.birthCertificateNumber(),
            other.mobile(),
            people.find(id).orElseThrow().sheba());

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> people.sheba(swapped));
  }

  /** Few are born on one day, but the store does not show who. */
  @Test
  void theSameBirthDateLooksOtherwiseForEverybody() {
    Person one = people.put(id, mother);
    Person other = people.put(Invented.personId(), particulars(Invented.nationalCode()));

    assertThat(one.birthDate()).isNotEqualTo(other.birthDate());
  }

  @Test
  void theQuestionByNationalCodeGoesByAUniqueIndex() {
    assertThat(people.byNationalCode(mother.nationalCode()).getQueryObject().keySet())
        .containsExactly("nationalCode.fingerprint");
    assertThat(mongo.indexOps(Person.class).getIndexInfo())
        .anySatisfy(index -> {
          assertThat(index.getName()).isEqualTo("national-code");
          assertThat(index.isUnique()).isTrue();
          assertThat(index.getIndexFields())
              .singleElement()
              .satisfies(field -> assertThat(field.getKey()).isEqualTo("nationalCode.fingerprint"));
        });
  }

  @Test
  void anAccountIsFoundByItsIndexWhoeversItIs() {
    people.put(id, mother);
    PersonId other = Invented.personId();
    people.put(other, with(Invented.nationalCode(), null, mother.sheba()));

    assertThat(people.paidAt(mother.sheba()))
        .extracting(Person::id)
        .containsExactlyInAnyOrder(id, other);
    assertThat(people.paidAt(Invented.sheba())).isEmpty();
    assertThat(people.bySheba(mother.sheba()).getQueryObject().keySet())
        .containsExactly("sheba.fingerprint");
    assertThat(mongo.indexOps(Person.class).getIndexInfo())
        .anySatisfy(index -> assertThat(index.getName()).isEqualTo("sheba"));
  }

  /** Written before accounts could be searched; told again it can be found. */
  @Test
  void anAccountOfAnEarlierReleaseIsTheSameAccount() {
    Person kept = people.put(id, mother);
    var sheba = new Sealed(kept.sheba().sealed(), "of an earlier release");
    mongo.save(kept.paidAt(sheba));
    assertThat(people.paidAt(mother.sheba())).isEmpty();

    people.put(id, mother);
    assertThat(people.paidAt(mother.sheba())).hasSize(1);
  }

  private static Particulars particulars(NationalCode code) {
    return with(code, new Mobile(Invented.mobile()), Invented.sheba());
  }

  /** The mother, but for her code. */
  private Particulars withCode(NationalCode code) {
    return with(code, mother.mobile(), mother.sheba());
  }

  private static Particulars with(NationalCode code, Mobile mobile, Sheba sheba) {
    return new Particulars(
        code, "نسرین", "نمونه‌ای", Gender.FEMALE, BORN, "118498765", mobile, sheba);
  }
}
