package ir.takmil.policy.importing;

import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Papers;
import ir.takmil.platform.importing.Sheets;
import ir.takmil.platform.importing.Tally;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.importing.sheet.Column;
import ir.takmil.policy.importing.sheet.FaultCode;
import ir.takmil.policy.importing.sheet.ListedPerson;
import ir.takmil.policy.importing.sheet.ReadRow;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.ListedPeople;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Holds the rows of one list against each other and against what is on file. */
final class Comparing {
  private final ListImport of;
  private final Ground ground;
  private final Roll roll;
  private final @Nullable Headings<Column> headings;
  private final ListedPeople people;
  private final Memberships memberships;

  private final Sheets<Fault> faults;
  private final Map<Difference.Kind, Sheets<Difference>> differences =
      new EnumMap<>(Difference.Kind.class);
  private final Sheets<MembershipId> leaving;
  private final Set<PersonId> listedBefore = new HashSet<>();
  private final Set<MembershipId> spokenOf = new HashSet<>();
  private int rows;
  private int unchanged;
  private int warnings;

  Comparing(
      ListImport of,
      Ground ground,
      Roll roll,
      @Nullable Headings<Column> headings,
      ListedPeople people,
      Memberships memberships,
      Papers papers,
      JsonMapper json) {
    this.of = of;
    this.ground = ground;
    this.roll = roll;
    this.headings = headings;
    this.people = people;
    this.memberships = memberships;
    this.faults = new Sheets<>(papers, json, of.id(), Papers.FAULTS, Importing.SHOWN_A_PAGE);
    this.leaving = new Sheets<>(papers, json, of.id(), Papers.LEAVING, Preview.ROWS_A_SHEET);
    for (Difference.Kind kind : Difference.Kind.values()) {
      differences.put(
          kind, new Sheets<>(papers, json, of.id(), kind.paper(), Importing.SHOWN_A_PAGE));
    }
  }

  void fault(Fault fault) {
    faults.add(fault);
    warnings += fault.warning() ? 1 : 0;
  }

  void compare(List<ReadRow> sheet) {
    var sound = new ArrayList<ListedPerson>();
    for (ReadRow row : sheet) {
      ListedPerson person = row.person();
      if (person != null) {
        sound.add(person);
      }
    }
    var lookup = new Lookup(people, memberships, sound);
    Lookup.Owners owners = Lookup.owners(people, memberships, sound);
    for (ReadRow row : sheet) {
      rows++;
      var found = new ArrayList<>(row.faults());
      Consumer<Found> taker =
          fault -> {
            if (headings != null) {
              found.add(fault.in(row.number(), headings));
            }
          };
      roll.check(row, taker);
      ListedPerson person = row.person();
      if (person != null) {
        compare(row.number(), person, lookup, owners, found, taker);
      }
      found.forEach(this::fault);
    }
  }

  private void compare(
      int row,
      ListedPerson listed,
      Lookup lookup,
      Lookup.Owners owners,
      List<Fault> found,
      Consumer<Found> taker) {
    Person person = lookup.person(listed.nationalCode()).orElse(null);
    PersonId id = lookup.id(listed.nationalCode());
    PersonId main = lookup.id(listed.mainCode());
    listedBefore.add(id);
    if (person != null) {
      onFile(person, listed, taker);
    }
    if (listed.relation() != Relation.MAIN && !hasMain(listed.mainCode(), lookup)) {
      taker.accept(new Found(FaultCode.MAIN_NOT_LISTED, Column.MAIN_CODE));
    }
    Sheba sheba = listed.sheba();
    if (sheba != null && ownedOutside(sheba, listed, id, main, owners)) {
      taker.accept(new Found(FaultCode.SHEBA_OF_ANOTHER, Column.SHEBA));
    }
    List<Membership> theirs =
        lookup.ofPerson(id, ground.contract().id()).stream()
            .filter(membership -> !spokenOf.contains(membership.id()))
            .toList();
    Matching.Match match = new Matching(ground, listed, taker).match(id, main, theirs).orElse(null);
    if (match != null && found.stream().allMatch(fault -> fault.warning())) {
      different(row, listed, person, match);
    }
  }

  private void onFile(Person person, ListedPerson listed, Consumer<Found> taker) {
    if (!people.isBornOn(person, listed.birthDate())) {
      taker.accept(new Found(FaultCode.BIRTH_DATE_DIFFERS, Column.BIRTH_DATE));
    }
    Mobile mobile = listed.mobile();
    if (mobile != null && people.hasOther(person, mobile)) {
      taker.accept(new Found(FaultCode.MOBILE_KEPT, Column.MOBILE));
    }
    Sheba sheba = listed.sheba();
    if (sheba != null && people.hasOther(person, sheba)) {
      taker.accept(new Found(FaultCode.SHEBA_KEPT, Column.SHEBA));
    }
  }

  /** In the file; or, where the file is a part, in the present list. */
  private boolean hasMain(NationalCode code, Lookup lookup) {
    return roll.hasMain(code)
        || (of.scope() == ListImport.Scope.PART
            && lookup.ofPerson(lookup.id(code), ground.contract().id()).stream()
                .anyMatch(membership ->
                    membership.enrolment().relation() == Relation.MAIN
                        && !membership.lastDay().isBefore(ground.today())));
  }

  private boolean ownedOutside(
      Sheba sheba, ListedPerson listed, PersonId id, PersonId main, Lookup.Owners owners) {
    return owners.of().getOrDefault(sheba, List.of()).stream()
        .anyMatch(owner ->
            !owner.id().equals(id)
                && !owner.id().equals(main)
                && !owners.heads().getOrDefault(owner.id(), List.of()).contains(main)
                && !roll.inFamily(people.nationalCode(owner), listed.mainCode()));
  }

  private void different(
      int row, ListedPerson listed, @Nullable Person person, Matching.Match match) {
    var fields = new ArrayList<String>();
    if (person != null) {
      fields.addAll(
          Difference.fields(
              person,
              people.listed(
                  person,
                  listed.givenName(),
                  listed.familyName(),
                  listed.gender(),
                  listed.birthCertificateNumber(),
                  listed.mobile(),
                  listed.sheba())));
    }
    Membership present = match.present();
    if (present != null) {
      spokenOf.add(present.id());
      fields.addAll(Difference.fields(present.enrolment(), match.enrolment()));
    }
    var difference =
        new Difference(
            row, listed.givenName() + " " + listed.familyName(), listed.relation(), fields);
    if (present == null) {
      sheets(Difference.Kind.JOINED).add(difference);
    } else if (!fields.isEmpty()) {
      sheets(Difference.Kind.CHANGED).add(difference);
    } else {
      unchanged++;
    }
  }

  /** All rows are compared: whoever was in none of a whole list has left. */
  Tally end() {
    int wrong = faults.count() - warnings;
    faults.end();
    if (wrong > 0) {
      return new Tally(rows, 0, 0, 0, 0, wrong, warnings);
    }
    if (of.scope() == ListImport.Scope.FULL) {
      var left = new ArrayList<Memberships.Present>();
      memberships.inContract(
          ground.contract().id(),
          ground.today().plusDays(1), // whoever's last day is today has left already
          present -> {
            if (!listedBefore.contains(present.personId())) {
              left.add(present);
            }
          });
      for (int from = 0; from < left.size(); from += Preview.ROWS_A_SHEET) {
        leave(left.subList(from, Math.min(left.size(), from + Preview.ROWS_A_SHEET)));
      }
    }
    differences.values().forEach(Sheets::end);
    leaving.end();
    return new Tally(
        rows,
        sheets(Difference.Kind.JOINED).count(),
        leaving.count(),
        sheets(Difference.Kind.CHANGED).count(),
        unchanged,
        0,
        warnings);
  }

  private void leave(List<Memberships.Present> some) {
    var names = new HashMap<PersonId, String>();
    people
        .all(some.stream().map(Memberships.Present::personId).distinct().toList())
        .forEach(person -> names.put(person.id(), person.name()));
    for (Memberships.Present present : some) {
      leaving.add(present.id());
      sheets(Difference.Kind.LEFT)
          .add(
              new Difference(
                  null, names.getOrDefault(present.personId(), ""), present.relation(), List.of()));
    }
  }

  private Sheets<Difference> sheets(Difference.Kind kind) {
    Sheets<Difference> sheets = differences.get(kind);
    if (sheets == null) {
      throw new IllegalStateException("made for every kind");
    }
    return sheets;
  }
}
