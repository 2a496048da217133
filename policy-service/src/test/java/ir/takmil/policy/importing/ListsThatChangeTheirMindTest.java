package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.importing.ImportDoors.Csv;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list that was wrong, whoever comes back, and whom a rule has ended already. */
@PolicyParts
class ListsThatChangeTheirMindTest {
  private static final Instant FIRST_DAY = Instant.parse("2026-06-01T08:00:00Z");

  private final People people;
  private final Memberships memberships;
  private final MovableClock clock;
  private final String mother = Csv.code();
  private final String son = Csv.code();
  private final String both = new Csv().main(mother, "نسرین").son(son, "برنا", mother).toString();
  private final String without = new Csv().main(mother, "نسرین").toString();
  private ImportDoors doors = new ImportDoors(0);

  ListsThatChangeTheirMindTest(
      @Autowired People people, @Autowired Memberships memberships, @Autowired MovableClock clock) {
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = new ImportDoors(port);
  }

  @AfterEach
  void backToTheFirstDay() {
    clock.moveTo(FIRST_DAY);
  }

  @Test
  void aWrongListIsMendedByTheRightOneOnTheSameDay() {
    ContractId contract = doors.contract();
    doors.applied(contract, "FULL", both);
    doors.applied(contract, "FULL", without);
    assertThat(sons())
        .singleElement()
        .satisfies(it -> assertThat(it.lastDay()).isEqualTo("2026-06-01"));

    Answer mended = doors.applied(contract, "FULL", both);

    assertThat(mended.body().get("counts").get("changed").asInt()).isEqualTo(1);
    assertThat(sons())
        .singleElement()
        .satisfies(it -> assertThat(it.lastDay()).isEqualTo("2027-03-20"));
  }

  @Test
  void whoeverComesBackLaterIsNotCoveredForTheTimeBetween() {
    ContractId contract = doors.contract();
    doors.applied(contract, "FULL", both);
    doors.applied(contract, "FULL", without);
    clock.moveTo(Instant.parse("2026-07-01T08:00:00Z"));

    Answer back = doors.applied(contract, "FULL", both);

    assertThat(back.body().get("counts").get("joined").asInt()).isEqualTo(1);
    assertThat(sons()).hasSize(2);
    assertThat(sons().getLast().enrolment().period().start()).isEqualTo("2026-07-01");
    assertThat(sons()).noneMatch(it -> it.validOn(LocalDate.parse("2026-06-15")));
    // The same list the day after is nothing new.
    clock.moveTo(Instant.parse("2026-07-02T08:00:00Z"));
    assertThat(doors.applied(contract, "FULL", both).body().get("counts").get("unchanged").asInt())
        .isEqualTo(2);
  }

  @Test
  void whomARuleHasEndedBeforeHasLeftAlreadyAndStopsNobody() {
    ContractId contract = doors.contract();
    doors.applied(contract, "FULL", both);
    var longAgo = new Ending(LocalDate.parse("2025-08-26"), Ending.Reason.AGE);
    memberships.change(sons().getFirst().id(), it -> it.ruled(longAgo, clock.instant()));

    Answer applied = doors.applied(contract, "FULL", without);

    assertThat(applied.body().get("counts").get("left").asInt()).isZero();
  }

  private List<Membership> sons() {
    return memberships.ofPerson(people.find(new NationalCode(son)).orElseThrow().id()).stream()
        .sorted(Comparator.comparing(it -> it.enrolment().period().start()))
        .toList();
  }
}
