package ir.takmil.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What happens to a claim when parts of the suite fail under it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureDrillsTest {
  private final Suite suite = Suite.fromEnvironment();
  private final Narrator tell =
      new Narrator(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  private final People people = People.of(suite.demoData());
  private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tehran")).minusDays(2);
  private String person;
  private Sending sending;

  @BeforeEach
  void logIn() {
    new Registration(suite, new Outside(suite), tell).of(people.main("F1"));
    sending =
        new Sending(Client.mobile(suite, people.main("F1").username()), people.contract(), tell);
    person = people.family("F1").get(1).id();
  }

  @AfterEach
  void everythingRunsAgainAndEveryClaimAddsUp() {
    suite.control("start", "kafka");
    suite.control("start", "claims");
    new EveryClaim(List.of(sending.phone()), Client.mobile(suite, "auditor1")).addsUp();
  }

  @Test
  @Order(1)
  void withTheBrokerStoppedAClaimIsAcceptedAndEverythingCatchesUp() {
    long before = remaining();
    Sending.Sent warm = sending.draft(expense(150_000));
    long usual = timed(() -> sending.confirm(warm).must(200));
    suite.control("stop", "kafka");
    Sending.Sent sent = sending.draft(expense(200_000));
    long brokerless = timed(() -> sending.confirm(sent).must(200));
    System.out.println(
        "confirmed in " + usual + " ms with the broker, in " + brokerless + " ms without");
    Check.that(
        "with the broker away the claim is registered",
        view(sent).get("status").asString(),
        "REGISTERED");
    suite.control("start", "kafka");
    try (var wire = new Wire(suite.kafka())) {
      held(sent, 200_000);
    }
    Check.that("held once each", remaining(), before - 350_000);
  }

  @Test
  @Order(2)
  void killedBetweenConfirmedAndPublishedTheEventIsPublishedAndTheCeilingHeldOnce() {
    long before = remaining();
    Sending.Sent sent = sending.draft(expense(300_000));
    suite.control(
        "stop", "kafka"); // so that nothing can be published between the answer and the kill
    sending.confirm(sent).must(200);
    suite.control("kill", "claims");
    suite.control("start", "kafka");
    try (var wire = new Wire(suite.kafka())) {
      suite.control("start", "claims");
      wire.hear("claims.claim-registered.v1", sent.claim());
      wire.hear("policy.ceiling-held.v1", sent.claim());
      held(sent, 300_000);
      Check.that(
          "the answer stands",
          sending.confirm(sent).must(200).json().get("state").asString(),
          "COMPLETED");
    }
    Check.that("held once", remaining(), before - 300_000);
  }

  private Sending.Expense expense(long amount) {
    return new Sending.Expense(
        person, "PHARMACY", day, List.of(Sending.line(1, "دارو", 1, amount)), null);
  }

  private void held(Sending.Sent sent, long amount) {
    JsonNode seen =
        Check.eventually("the hold", () -> view(sent), claim -> claim.hasNonNull("held"));
    Check.that("held", seen.get("held").asLong(), amount);
  }

  private long remaining() {
    return sending.remaining(person, "PHARMACY", day).get("remaining").asLong();
  }

  private JsonNode view(Sending.Sent sent) {
    return sending.phone().get(sent.path()).must(200).json();
  }

  private static long timed(Runnable what) {
    long started = System.nanoTime();
    what.run();
    return Duration.ofNanos(System.nanoTime() - started).toMillis();
  }
}
