package ir.takmil.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What a basic insurer that is well, dead, or silent does to those who ask it and to those who only
 * send: against the running suite, through its gateway, at scheduled times. Run by {@code ./takmil
 * bench insurers}; prints figures and asserts nothing.
 */
class MeasuredDeadInsurer {
  private static final int SENT = 150;
  private static final int SENT_A_SECOND = 3;
  private static final int ASKED_A_SECOND = 3;
  private static final Map<String, Object> WELL = mood(0, false);
  private static final Map<String, Object> DEAD = mood(0, true);
  private static final Map<String, Object> SILENT = mood(30_000, false);

  private final Suite suite = Suite.fromEnvironment();
  private final Outside outside = new Outside(suite);
  private final Narrator silence =
      new Narrator(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tehran")).minusDays(5);
  private final AtomicInteger asked = new AtomicInteger();

  private static Map<String, Object> mood(long delayMillis, boolean dead) {
    return Map.of(
        "delayMillis",
        delayMillis,
        "failNext",
        0,
        "dead",
        dead,
        "acceptThenFail",
        false,
        "garbage",
        false);
  }

  private record Timed(long due, long took, boolean answered) {}

  @Test
  void measures() throws ExecutionException, InterruptedException {
    People people = People.of(suite.demoData());
    People.Person main = people.main("F2");
    new Registration(suite, outside, silence).of(main);
    Client phone = Client.mobile(suite, main.username());
    var sending = new Sending(phone, people.contract(), silence);
    try {
      phase("warm", sending, main.id(), WELL);
      phase("well", sending, main.id(), WELL);
      phase("dead", sending, main.id(), DEAD);
      recovery(phone, main.id());
      phase("silent", sending, main.id(), SILENT);
      recovery(phone, main.id());
    } finally {
      outside.mood("social-security", WELL);
    }
  }

  private void phase(String name, Sending sending, String person, Map<String, Object> mood)
      throws ExecutionException, InterruptedException {
    outside.mood("social-security", WELL);
    var drafts = new ArrayList<Sending.Sent>();
    for (int i = 0; i < SENT; i++) {
      drafts.add(
          sending.draft(
              new Sending.Expense(
                  person, "PHARMACY", day, List.of(Sending.line(1, "دارو", 1, 1_000 + i)), null)));
    }
    outside.mood("social-security", mood);
    long seconds = SENT / SENT_A_SECOND;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Timed>> asking =
          threads.submit(() ->
              openLoop(
                  threads,
                  (int) seconds * ASKED_A_SECOND,
                  ASKED_A_SECOND,
                  i -> isAnswered(sending.phone(), person)));
      List<Timed> sent =
          openLoop(
              threads,
              SENT,
              SENT_A_SECOND,
              i -> sending.confirm(drafts.get(i)).must(200).status() == 200);
      print(name + ": submissions", sent);
      List<Timed> asked = asking.get();
      print(name + ": inquiries", asked);
      if (!mood.equals(WELL)) {
        sayWhenNobodyWaits(name, asked);
      }
    }
  }

  /** From the first inquiry that took no longer than 300 ms, with none slower behind it. */
  private static void sayWhenNobodyWaits(String name, List<Timed> asked) {
    int first = asked.size();
    while (first > 0 && asked.get(first - 1).took() <= 300_000_000) {
      first--;
    }
    if (first == asked.size()) {
      System.out.printf("FIGURE %s: the last inquiry still took long%n", name);
      return;
    }
    System.out.printf(
        "FIGURE %s: from %.1f s on every inquiry is answered within 300 ms%n",
        name, (asked.get(first).due() - asked.getFirst().due()) / 1e9);
    print(name + ": inquiries from then on", asked.subList(first, asked.size()));
  }

  private void recovery(Client phone, String person) {
    outside.mood("social-security", WELL);
    long began = System.nanoTime();
    while (!isAnswered(phone, person)) {
      LockSupport.parkNanos(200_000_000);
    }
    System.out.printf(
        "FIGURE answers again %.1f s after it is well%n", (System.nanoTime() - began) / 1e9);
  }

  /** Each about another day, in all phases, so that nothing is remembered. */
  private boolean isAnswered(Client phone, String person) {
    JsonNode answer =
        phone
            .post(
                "/api/provider/prescription-inquiries",
                Map.of(
                    "personId",
                    person,
                    "basicInsurer",
                    "SOCIAL_SECURITY",
                    "on",
                    day.minusDays(asked.getAndIncrement()).toString()))
            .must(200)
            .json();
    return answer.get("state").asString().equals("ANSWERED");
  }

  private interface Asking {
    boolean ask(int turn);
  }

  /** By the times at which they were due, in that order. */
  private static List<Timed> openLoop(
      ExecutorService threads, int times, int aSecond, Asking asking)
      throws ExecutionException, InterruptedException {
    var all = new ArrayList<Future<Timed>>();
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      int turn = i;
      long due = began + i * (1_000_000_000L / aSecond);
      LockSupport.parkNanos(due - System.nanoTime());
      all.add(
          threads.submit(() -> {
            boolean answered = asking.ask(turn);
            return new Timed(due, System.nanoTime() - due, answered);
          }));
    }
    var timed = new ArrayList<Timed>();
    for (Future<Timed> one : all) {
      timed.add(one.get());
    }
    return timed;
  }

  private static void print(String what, List<Timed> timed) {
    List<Long> sorted = timed.stream().map(Timed::took).sorted().toList();
    System.out.printf(
        "FIGURE %s: n %d, answered %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        sorted.size(),
        timed.stream().filter(Timed::answered).count(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6,
        sorted.getLast() / 1e6);
  }
}
