package ir.takmil.claims;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Figures, printed: the lists with 10,000 claims on the stand-in, of which 3,000 wait; 15 requests
 * a second at set times. Not a test by its name, so that no test run waits for it.
 */
@RealParts
@Import(Suite.class)
class MeasuredLists {
  private static final int CLAIMS = 10_000;
  private static final int IN_A_FAMILY = 40;
  private static final int A_SECOND = 15;

  private final MongoTemplate mongo;
  private final Calls mother;
  private final Calls assessor;

  @Autowired
  MeasuredLists(MongoTemplate mongo, @LocalServerPort int port) {
    this.mongo = mongo;
    this.mother = new Calls(port, TestTokens.person("claims-service", "mother-7"));
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "a1", "assessor"));
  }

  @Test
  void listsOfTenThousandClaims() throws Exception {
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < CLAIMS; i++) {
      int family = i / IN_A_FAMILY;
      var of = new SampleRecords(new PersonId("mother-" + family), new PersonId("son-" + family));
      Claim claim = (i % 4 == 0 ? of.indirect() : of.direct()).at(NOW.minusSeconds(i * 60L));
      claims.add(i % 10 < 3 ? claim : SampleRecords.taken(claim));
    }
    mongo.insertAll(claims);
    measure("a family's list", mother, "/claims?view=all&limit=20");
    measure("a family's counts", mother, "/claims/counts");
    measure("the queue's first page", assessor, "/assessment/queue?limit=50");
    measure("the queue of a service", assessor, "/assessment/queue?service=PHARMACY&limit=50");
    measure("the queue's counts", assessor, "/assessment/queue/counts");
  }

  private static void measure(String what, Calls who, String path) throws Exception {
    openLoop(5, who, path);
    List<Long> took = openLoop(8, who, path).stream().sorted().toList();
    System.out.printf(
        "FIGURE %s, %d claims, %d/s: n %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        CLAIMS,
        A_SECOND,
        took.size(),
        took.get(took.size() / 2) / 1e6,
        took.get((int) Math.ceil(took.size() * 0.99) - 1) / 1e6,
        took.getLast() / 1e6);
  }

  /** From the moment it was due, so that a wait behind a slow one counts too. */
  private static List<Long> openLoop(int seconds, Calls who, String path) throws Exception {
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < seconds * A_SECOND; i++) {
        long due = began + i * (1_000_000_000L / A_SECOND);
        LockSupport.parkNanos(due - System.nanoTime());
        took.add(
            threads.submit(() -> {
              assertThat(who.get(path).status()).isEqualTo(200);
              return System.nanoTime() - due;
            }));
      }
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return all;
  }
}
