package ir.takmil.local.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSurvivesTest {
  private static final int WRITERS = 4;
  private static final int ENOUGH = 400;

  @TempDir Path folder;
  private Process process;

  @Test
  void anAcknowledgedWriteSurvivesAKill() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    List<Thread> writers = new ArrayList<>();
    try (MongoClient client = MongoClients.create(start())) {
      MongoCollection<Document> claims = claims(client);
      claims.insertOne(new Document("_id", "counter").append("n", 0));
      for (int w = 0; w < WRITERS; w++) {
        String writer = "w" + w;
        writers.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int n = 0; write(claims, writer + "-" + n, acknowledged); n++) {
                    enough.countDown();
                  }
                }));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      process.destroyForcibly().waitFor();
      for (Thread writer : writers) {
        writer.join();
      }
    }

    try (MongoClient client = MongoClients.create(start())) {
      MongoCollection<Document> claims = claims(client);
      Set<String> kept = new HashSet<>();
      claims.find().forEach(claim -> kept.add(claim.getString("_id")));
      assertThat(kept).containsAll(acknowledged);
      // Each document is found by its index too, and the counter has every increment that was told.
      assertThat(acknowledged).allMatch(id -> claims.find(eq("_id", id)).first() != null);
      assertThat(claims.find(eq("_id", "counter")).first().getInteger("n"))
          .isGreaterThanOrEqualTo(acknowledged.size());
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts the program as `./takmil` does, in a process of its own, and waits for its address. */
  private String start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Store.class.getName(),
                "0",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("ready on ")) {
        return line.substring(line.indexOf("mongodb://"));
      }
    }
    throw new IOException("the store ended before it was ready");
  }

  private static boolean write(
      MongoCollection<Document> claims, String id, Set<String> acknowledged) {
    try {
      claims.updateOne(eq("_id", "counter"), inc("n", 1));
      claims.insertOne(new Document("_id", id).append("text", "x".repeat(1000)));
      return acknowledged.add(id);
    } catch (MongoException killed) {
      return false;
    }
  }

  private static MongoCollection<Document> claims(MongoClient client) {
    return client.getDatabase("claims").getCollection("claims");
  }
}
