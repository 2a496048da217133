package ir.takmil.policy.importing;

import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.ImportWork.Applier;
import ir.takmil.platform.importing.Papers;
import ir.takmil.platform.importing.Sheets;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Tally;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.vault.Vault;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.importing.sheet.ListedPerson;
import ir.takmil.policy.importing.sheet.ReadRow;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.ListedPeople;
import ir.takmil.policy.person.Particulars;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a list in steps: first all people, sheet by sheet, then their memberships, then whoever
 * leaves. A step done twice is done once: everything is looked up anew and told as it is to be, and
 * ids are the same each time. So a crash anywhere costs no more than the step that it broke.
 */
@Component
class Application implements Applier<ListImport> {
  private final Papers papers;
  private final Preview preview;
  private final ListedPeople people;
  private final Memberships memberships;
  private final Vault vault;
  private final JsonMapper json;
  private final Clock clock;

  Application(
      Papers papers,
      Preview preview,
      ListedPeople people,
      Memberships memberships,
      Vault vault,
      JsonMapper json,
      Clock clock) {
    this.papers = papers;
    this.preview = preview;
    this.people = people;
    this.memberships = memberships;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public int steps(Tally tally) {
    return stepsOf(tally);
  }

  static int stepsOf(Tally tally) {
    return 2 * sheets(tally.rows()) + sheets(tally.left());
  }

  @Override
  public List<Integer> step(ListImport taken, Applying at) {
    int rowSheets = sheets(at.tally().rows());
    LocalDate today = Tehran.dayOf(at.at());
    if (at.steps() < rowSheets) {
      putPeople(rows(taken, at.steps()));
    } else if (at.steps() < 2 * rowSheets) {
      return putMemberships(
          taken.id(), rows(taken, at.steps() - rowSheets), preview.ground(taken, today));
    } else {
      int sheet = at.steps() - 2 * rowSheets;
      leave(
          Sheets.read(papers, json, taken.id(), Papers.LEAVING, sheet, MembershipId.class), today);
    }
    return List.of();
  }

  private static int sheets(int things) {
    return (things + Preview.ROWS_A_SHEET - 1) / Preview.ROWS_A_SHEET;
  }

  private List<ReadRow> rows(ListImport taken, int sheet) {
    List<ReadRow> rows = Sheets.read(papers, json, taken.id(), Papers.ROWS, sheet, ReadRow.class);
    if (rows.isEmpty()) {
      throw new IllegalStateException("a sheet of rows is gone");
    }
    return rows;
  }

  private static List<ListedPerson> listed(List<ReadRow> rows) {
    var listed = new ArrayList<ListedPerson>(rows.size());
    for (ReadRow row : rows) {
      ListedPerson person = row.person();
      if (person != null) {
        listed.add(person);
      }
    }
    return listed;
  }

  private void putPeople(List<ReadRow> rows) {
    List<ListedPerson> listed = listed(rows);
    var codes = new HashSet<NationalCode>();
    listed.forEach(one -> codes.add(one.nationalCode()));
    Map<NationalCode, Person> present = people.byNationalCodes(codes);
    var newcomers = new LinkedHashMap<PersonId, Particulars>();
    Set<PersonId> withAccount = new HashSet<>();
    for (ListedPerson one : listed) {
      Person person = present.get(one.nationalCode());
      PersonId id = person == null ? people.idFor(one.nationalCode()) : person.id();
      if (person == null) {
        newcomers.putIfAbsent(id, particulars(one));
      } else if (people.isBornOn(person, one.birthDate())) {
        put(person, one);
      }
      if (one.sheba() != null) {
        withAccount.add(id);
      }
    }
    if (!newcomers.isEmpty()) {
      people.addAll(newcomers);
    }
    for (Membership waiting : memberships.withoutPayee(withAccount)) {
      memberships.change(waiting.id(), one -> one.payeeReady(true, clock.instant()));
    }
  }

  private void put(Person present, ListedPerson told) {
    Person next = told(present, told);
    if (next.equals(present)) {
      return;
    }
    try {
      people.save(next);
    } catch (OptimisticLockingFailureException changedMeanwhile) {
      people.find(present.id()).ifPresent(newest -> put(newest, told));
    }
  }

  private Person told(Person present, ListedPerson one) {
    return people.listed(
        present,
        one.givenName(),
        one.familyName(),
        one.gender(),
        one.birthCertificateNumber(),
        one.mobile(),
        one.sheba());
  }

  private static Particulars particulars(ListedPerson one) {
    String certificate = one.birthCertificateNumber();
    return new Particulars(
        one.nationalCode(),
        one.givenName(),
        one.familyName(),
        one.gender(),
        one.birthDate(),
        certificate == null ? one.nationalCode().value() : certificate,
        one.mobile(),
        one.sheba());
  }

  /**
   * @return the rows that no longer fit to what is on file
   */
  private List<Integer> putMemberships(ImportId list, List<ReadRow> rows, Ground ground) {
    var lookup = new Lookup(people, memberships, listed(rows));
    var newcomers = new ArrayList<Membership>();
    Map<MembershipId, PersonId> mains = new HashMap<>();
    var passedOver = new ArrayList<Integer>();
    for (ReadRow row : rows) {
      ListedPerson one = row.person();
      if (one == null) {
        continue;
      }
      Person person = lookup.person(one.nationalCode()).orElse(null);
      Person main = lookup.person(one.mainCode()).orElse(null);
      Matching.Match match =
          person == null || main == null || !people.isBornOn(person, one.birthDate())
              ? null
              : new Matching(ground, one, fault -> {})
                  .match(
                      person.id(), main.id(), lookup.ofPerson(person.id(), ground.contract().id()))
                  .orElse(null);
      if (person == null || main == null || match == null) {
        passedOver.add(row.number());
        continue;
      }
      Membership present = match.present();
      Membership next;
      if (present == null) {
        boolean restricted = lookup.ofPerson(person.id()).stream().anyMatch(Membership::restricted);
        next =
            Membership.enrol(
                id(list, row, match),
                match.enrolment(),
                main.hasAccount(),
                match.ending(),
                restricted,
                clock.instant());
        newcomers.add(next);
      } else {
        next = told(present, match);
      }
      lookup.placed(next);
      mains.put(next.id(), main.id());
    }
    if (!newcomers.isEmpty()) {
      memberships.addAll(newcomers);
    }
    payeesReady(mains);
    return passedOver;
  }

  private Membership told(Membership present, Matching.Match match) {
    boolean same =
        present.toldAgain(match.enrolment(), match.ending(), clock.instant()).equals(present);
    return same
        ? present
        : memberships.change(
            present.id(), one -> one.toldAgain(match.enrolment(), match.ending(), clock.instant()));
  }

  /** Read again after the writes: a Sheba that came in between found nothing to note it in. */
  private void payeesReady(Map<MembershipId, PersonId> mains) {
    var ready = new HashSet<PersonId>();
    people.all(new HashSet<>(mains.values())).stream()
        .filter(Person::hasAccount)
        .forEach(person -> ready.add(person.id()));
    for (Membership waiting : memberships.withoutPayee(ready)) {
      memberships.change(waiting.id(), one -> one.payeeReady(true, clock.instant()));
    }
  }

  /** Of this row of this list: the same when a step is done again, and of no other membership. */
  private MembershipId id(ImportId list, ReadRow row, Matching.Match match) {
    String place =
        vault.fingerprint(
            "import/membership/"
                + match.enrolment().contractId().value()
                + "/"
                + list.value()
                + "/"
                + row.number());
    return new MembershipId(
        UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private void leave(List<MembershipId> leaving, LocalDate today) {
    for (MembershipId id : leaving) {
      memberships.change(id, membership -> left(membership, today));
    }
  }

  private Membership left(Membership membership, LocalDate today) {
    Period period = membership.enrolment().period();
    LocalDate lastDay = period.start().isAfter(today) ? period.start() : today;
    // Whom a rule of the plan has ended before has left already.
    return membership.lastDay().isAfter(lastDay)
        ? membership.toldAgain(
            membership.enrolment().until(lastDay), membership.ending(), clock.instant())
        : membership;
  }
}
