package ir.takmil.claims;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.platform.testing.Packaged;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.testing.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: {@code ./takmil bench claims}. The packaged service, started as the suite
 * starts it, on the local stand-in for MongoDB in a process of its own; the broker and the issuer
 * of tokens are in this one. 10,000 claims wait, in families of 40; 15 requests a second at set
 * times. Not a test by its name, so that no test run waits for it.
 */
class MeasuredLists {
  private static final int CLAIMS = 10_000;
  private static final int IN_A_FAMILY = 40;
  private static final int A_SECOND = 15;
  private static final List<String> SERVICES =
      List.of("PHARMACY", "RADIOLOGY", "SPECIALIST_VISIT", "LABORATORY");

  @AutoClose private static final Packaged.Store store = Packaged.Store.start();

  @AutoClose
  private static final Packaged service =
      Packaged.start(store, "claims-service", 192, Map.of("TAKMIL_RECEIPT_KEY", Packaged.key()));

  /** Some families by turns, so that no answer is the one before again. */
  private static final List<Calls> mothers =
      IntStream.range(0, 20)
          .mapToObj(
              n -> new Calls(service.port(), TestTokens.person("claims-service", "mother-" + n)))
          .toList();

  private static final Calls assessor =
      new Calls(service.port(), TestTokens.staff("claims-service", "a1", "assessor"));

  /** As they stand when all of them has been announced. */
  @BeforeAll
  static void seed() {
    FreshStore.at(
        store.uri(),
        "claims",
        mongo -> {
          var claims = new ArrayList<Claim>();
          for (int i = 0; i < CLAIMS; i++) {
            int family = i / IN_A_FAMILY;
            var people =
                new SampleRecords(new PersonId("mother-" + family), new PersonId("son-" + family));
            String service = SERVICES.get(i % SERVICES.size());
            claims.add(
                announced(
                    (i % 3 == 0 ? people.indirect() : people.direct())
                        .of(service, service)
                        .at(NOW.minusSeconds(i * 7_919L % CLAIMS * 60))));
            if (claims.size() == 500) {
              mongo.insertAll(claims);
              claims.clear();
            }
          }
          return true;
        });
  }

  private static Claim announced(Claim claim) {
    return new Claim(
        claim.id(),
        claim.version(),
        claim.expense(),
        claim.attachments(),
        claim.held(),
        claim.registeredAt(),
        claim.stage(),
        claim.file(),
        claim.timeline(),
        claim.sequence(),
        List.of());
  }

  @Test
  void listsOfTenThousandClaims() throws Exception {
    List<String> next =
        mothers.stream()
            .map(mother -> mother.get("/claims?limit=20").json().get("next").asString())
            .toList();
    String further = assessor.get("/assessment/queue").json().get("next").asString();
    var asked = new ArrayList<Asked>();
    asked.add(family("a family's first page", _ -> "/claims?limit=20"));
    asked.add(family("a family's next page", n -> "/claims?limit=20&next=" + next.get(n)));
    asked.add(family("a family's counts", _ -> "/claims/counts"));
    asked.add(queue("the queue's first page", "/assessment/queue"));
    asked.add(queue("the queue's next page", "/assessment/queue?next=" + further));
    asked.add(queue("the queue of a service", "/assessment/queue?service=RADIOLOGY"));
    asked.add(queue("the queue of what is due", "/assessment/queue?olderThanDays=7"));
    asked.add(queue("the queue's counts", "/assessment/queue/counts"));
    Timings.openLoop(30 * A_SECOND, A_SECOND, n -> asked.get(n % asked.size()).send(n));
    for (Asked one : asked) {
      measure(one);
    }
  }

  private record Asked(String what, IntFunction<Calls> who, IntFunction<String> path) {
    void send(int turn) {
      Calls.Answer answer = who.apply(turn).get(path.apply(turn));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
  }

  private static Asked family(String what, IntFunction<String> path) {
    return new Asked(
        what,
        turn -> mothers.get(turn % mothers.size()),
        turn -> path.apply(turn % mothers.size()));
  }

  private static Asked queue(String what, String path) {
    return new Asked(what, _ -> assessor, _ -> path);
  }

  private static void measure(Asked asked) throws Exception {
    Timings.openLoop(12 * A_SECOND, A_SECOND, asked::send)
        .print("%s, %d claims, %d/s".formatted(asked.what(), CLAIMS, A_SECOND));
  }
}
