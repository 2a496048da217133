package ir.takmil.e2e;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What every chapter plays on: the suite, and its people at their phones and desks. */
record Scene(
    Suite suite,
    Narrator tell,
    Outside outside,
    Wire wire,
    People people,
    LocalDate day,
    Map<String, Client> loggedIn)
    implements AutoCloseable {

  static Scene of(Suite suite, Narrator tell) {
    return new Scene(
        suite,
        tell,
        new Outside(suite),
        new Wire(suite.kafka()),
        People.of(suite.demoData()),
        expenseDay(Instant.now()),
        new HashMap<>());
  }

  /**
   * The day of all expenses: another for each telling, at least half a minute apart, since a
   * prescription of a day is used by one claim. Inside the plans' 120 days for sending.
   */
  private static LocalDate expenseDay(Instant now) {
    return LocalDate.ofInstant(now, ZoneId.of("Asia/Tehran"))
        .minusDays(3 + Math.floorMod(now.getEpochSecond() / 30, 97));
  }

  /** The phone of a family's main insured, who gets an account if there is none yet. */
  Client phone(String family) {
    return loggedIn.computeIfAbsent(
        family,
        first -> {
          People.Person person = people.main(family);
          new Registration(suite, outside, tell).of(person);
          return Client.mobile(suite, person.username());
        });
  }

  Client staff(String username) {
    return loggedIn.computeIfAbsent(username, first -> Client.mobile(suite, username));
  }

  Sending sending(String family) {
    return new Sending(phone(family), people.contract(), tell);
  }

  Desk desk(String assessor) {
    return new Desk(assessor, staff(assessor), tell);
  }

  /** Whom of a family has most left for a service, so that a suite may see many journeys. */
  String roomiest(String family, String service) {
    return people.family(family).stream()
        .map(People.Person::id)
        .max(java.util.Comparator.comparingLong(person -> remaining(family, person, service)))
        .orElseThrow();
  }

  /** Rials that are left of a ceiling which has one. */
  long remaining(String family, String person, String service) {
    return sending(family).remaining(person, service, day).get("remaining").asLong();
  }

  void waitForRemaining(String family, String person, String service, long rials) {
    Check.eventually(
        "remaining " + Narrator.rials(rials),
        () -> remaining(family, person, service),
        left -> left == rials);
    tell.step("remaining of the ceiling: " + Narrator.rials(rials));
  }

  JsonNode view(String family, String claim) {
    return phone(family).get(Desk.path(claim)).must(200).json();
  }

  JsonNode waitFor(String family, String claim, String status) {
    JsonNode view =
        Check.eventually(
            "status " + status,
            () -> view(family, claim),
            seen -> seen.get("status").asString().equals(status));
    tell.step("the insured person sees: " + status);
    return view;
  }

  /** How much policy-service keeps for a claim, once it has answered. */
  long held(String family, String claim) {
    return Check.eventually("the hold", () -> view(family, claim), seen -> seen.hasNonNull("held"))
        .get("held")
        .asLong();
  }

  /** The insured does something with a claim as it is seen now. */
  void act(String family, String claim, String verb, Object body) {
    insist(family, claim, verb, body).must(200);
  }

  Answer insist(String family, String claim, String verb, Object body) {
    String seen = phone(family).get(Desk.path(claim)).must(200).header("ETag");
    return phone(family).post(Desk.path(claim) + "/" + verb, seen, body);
  }

  void hear(String type, String id) {
    tell.event(wire.hear(type, id));
  }

  @Override
  public void close() {
    wire.close();
  }
}
