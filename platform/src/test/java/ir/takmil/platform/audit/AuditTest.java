package ir.takmil.platform.audit;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.ClosedDoor;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.web.Caller;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is done without its entry, and the entries are one line, whoever writes them. */
@RealParts(SampleService.class)
class AuditTest {
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper mapper;
  private final Audit ofTheService;

  @Autowired
  AuditTest(
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      JsonMapper mapper,
      Audit ofTheService) {
    this.mongo = mongo;
    this.kafka = kafka;
    this.mapper = mapper;
    this.ofTheService = ofTheService;
  }

  @Test
  void theChainIsOneLineUnder32ThreadsAndTwoWriters() {
    var chain = new Chain(mongo, mapper);
    List<Audit> writers = List.of(chain.audit, chain.writer());
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 1600; i++) {
        String subject = "lamp-" + i;
        Audit writer = writers.get(i % 2);
        threads.submit(() -> writer.record(Chain.STAFF, "lamp.read", subject));
      }
    }
    List<Document> stored = chain.stored();
    assertThat(stored).hasSize(1600);
    assertThat(stored).extracting(entry -> entry.get("subject")).doesNotHaveDuplicates();
    String previous = "0".repeat(64);
    for (int i = 0; i < stored.size(); i++) {
      assertThat(stored.get(i).get("_id")).isEqualTo(i + 1L);
      assertThat(stored.get(i).get("previous")).isEqualTo(previous);
      previous = stored.get(i).getString("hash");
    }
    assertThat(chain.verified())
        .isEqualTo(new AuditVerification.Finding(true, 1600, previous, null, 0, null));
  }

  @Test
  void whoWaitsWhileAnotherWritesIsWrittenTogetherWithAll() {
    var inserts = new AtomicInteger();
    var counting =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(BackingServices.storeUri()))
            .addCommandListener(
                new CommandListener() {
                  @Override
                  public void commandStarted(CommandStartedEvent command) {
                    inserts.addAndGet(command.getCommandName().equals("insert") ? 1 : 0);
                  }
                })
            .build();
    try (var client = MongoClients.create(counting);
        var threads = Executors.newFixedThreadPool(32)) {
      var audit =
          new Audit(
              new MongoTemplate(
                  new SimpleMongoClientDatabaseFactory(client, "together-" + UUID.randomUUID()),
                  mongo.getConverter()),
              Clock.systemUTC());
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 1600; i++) {
        all.add(threads.submit(() -> audit.record(Chain.STAFF, "lamp.read", "lamp")));
      }
      for (Future<?> one : all) {
        assertThat(one).succeedsWithin(Duration.ofSeconds(30));
      }
    }
    assertThat(inserts).hasValueLessThan(800);
  }

  @Test
  void aWriterThatComesLateFindsTheHeadWithoutWalkingTheChain() {
    var chain = new Chain(mongo, mapper).of(300);
    Audit late = chain.writer();
    assertThat(late.head()).isNull();
    AuditEntry newest = late.newest();
    assertThat(newest).isNotNull();
    assertThat(newest.number()).isEqualTo(300);
    Audit later = chain.writer();
    later.record(Chain.STAFF, "lamp.read", "lamp");
    chain.audit.record(Chain.STAFF, "lamp.read", "lamp"); // which does not know of that one
    assertThat(chain.verified().sound()).isTrue();
    assertThat(chain.verified().entries()).isEqualTo(302);
  }

  @Test
  void whatIsWrittenDownIsWhoWhatAndWhen() {
    var chain = new Chain(mongo, mapper);
    chain.audit.record(Chain.STAFF, "lamp.put", "lamp-1", "it was dark");
    assertThat(chain.stored().getFirst())
        .containsEntry("actor", Chain.STAFF.account())
        .containsEntry("actorName", "operator1")
        .containsEntry("roles", List.of("operator"))
        .containsEntry("act", "lamp.put")
        .containsEntry("subject", "lamp-1")
        .containsEntry("reason", "it was dark")
        .containsEntry("kind", "audit-entry")
        .containsKey("at");
  }

  @Test
  void aServiceIsKnownByItsClient() {
    var chain = new Chain(mongo, mapper);
    chain.audit.record(
        new Caller("any", "service-account-friend", null, Set.of("service", "service:friend")),
        "lamp.read",
        null);
    assertThat(chain.stored().getFirst())
        .containsEntry("actor", "service:friend")
        .doesNotContainKey("subject");
  }

  /** Somebody may have taken their telephone number for a user name; the chain never forgets. */
  @Test
  void nothingPersonalIsInAnEntry() {
    var chain = new Chain(mongo, mapper);
    var insured = new Caller("an-account", "09001234567", "a-person", Set.of("insured"));
    chain.audit.record(insured, "lamp.read", "lamp-1");
    assertThat(chain.stored().getFirst().toJson())
        .doesNotContain("09001234567")
        .contains("a-person")
        .contains("an-account");
  }

  /** Whatever is typed where an id belongs. */
  @Test
  void aNumberThatSomebodyIsKnownByIsNoSubject() {
    var chain = new Chain(mongo, mapper);
    for (String typed : List.of("0012345679", "09001234567", "IR120000000000000000000001", "ا")) {
      chain.audit.record(Chain.STAFF, "lamp.read", typed);
    }
    String id = "0199d0e0-0003-7000-8000-000000000003";
    chain.audit.record(Chain.STAFF, "lamp.read", id);
    assertThat(chain.stored().stream().map(entry -> entry.getString("subject")))
        .containsExactly("no-id", "no-id", "no-id", "no-id", id);
  }

  /** Text that moves from one field to the next is another entry. */
  @Test
  void noTwoEntriesAreWrittenAlike() {
    Instant at = Instant.parse("2026-06-01T08:00:00.123456789Z");
    var hashes = new ArrayList<String>();
    for (String[] fields :
        new String[][] {
          {"a.b", "c", null}, {"a.b", null, "c"}, {"a.", "bc", null}, {"a.b", "c", ""}
        }) {
      hashes.add(
          AuditEntry.of(Chain.STAFF, fields[0], fields[1], fields[2], at)
              .after(0, AuditEntry.NOTHING)
              .hash());
    }
    var twoRoles = new Caller("a", "b", null, Set.of("c", "d"));
    var oneRole = new Caller("a", "b", null, Set.of("c1:d"));
    hashes.add(AuditEntry.of(twoRoles, "e", null, null, at).after(0, "").hash());
    hashes.add(AuditEntry.of(oneRole, "e", null, null, at).after(0, "").hash());
    assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void withTheStoreAwayTheActIsRefusedAndNotDone() {
    var dead =
        new MongoTemplate(
            new SimpleMongoClientDatabaseFactory(
                "mongodb://127.0.0.1:1/audit?serverSelectionTimeoutMS=200"),
            mongo.getConverter());
    var audit = new Audit(dead, Clock.systemUTC());
    var done = new ArrayList<String>();
    assertThatExceptionOfType(DataAccessResourceFailureException.class)
        .isThrownBy(() -> {
          audit.record(Chain.STAFF, "lamp.put", "lamp-1");
          done.add("lamp-1");
        });
    assertThat(done).isEmpty();
  }

  @Test
  void withTheBrokerAwayRecordingGoesOnAndTheAnchorComesLater() throws IOException {
    try (var door = new ClosedDoor()) {
      var chain = new Chain(mongo, mapper).of(1);
      var tries = new AtomicInteger();
      Anchoring anchoring =
          chain.anchoring(behind(door.port(), tries), Duration.ofMillis(100), 1_000_000);
      anchoring.start();
      eventually(() -> assertThat(tries).hasPositiveValue());
      long started = System.nanoTime();
      chain.of(20);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
      int before = tries.get();
      eventually(() -> assertThat(tries).hasValueGreaterThan(before + 1));
      assertThat(chain.verified().anchors()).isZero();
      door.open();
      eventually(() -> assertThat(chain.verified().anchors()).isPositive());
      assertThat(chain.verified().sound()).isTrue();
      anchoring.stop();
    }
  }

  @Test
  void manyEntriesAreAnchoredSoonerThanTheTimeIsUp() {
    var chain = new Chain(mongo, mapper).of(1);
    Anchoring anchoring = chain.anchoring(kafka, Duration.ofMinutes(10), 5);
    anchoring.start();
    eventually(() -> assertThat(chain.verified().anchors()).isEqualTo(1));
    chain.of(4);
    chain.of(1);
    eventually(() -> assertThat(chain.verified().anchors()).isEqualTo(2));
    chain.of(1);
    anchoring.stop();
    assertThat(chain.verified().anchors()).isEqualTo(3);
  }

  @Test
  void anOperatorAsksAtTheManagementPort(@LocalManagementPort int port) {
    ofTheService.record(Chain.STAFF, "lamp.read", "lamp-1");
    JsonNode finding =
        eventually(() -> {
          JsonNode found =
              mapper.readTree(
                  RestClient.create()
                      .get()
                      .uri("http://127.0.0.1:" + port + "/actuator/audit")
                      .retrieve()
                      .body(String.class));
          assertThat(found.get("anchors").asLong()).isPositive();
          return found;
        });
    assertThat(finding.path("broken").isMissingNode() || finding.get("broken").isNull()).isTrue();
    assertThat(finding.get("entries").asLong()).isPositive();
    assertThat(mongo.indexOps(AuditEntry.class).getIndexInfo())
        .extracting(index -> index.getName())
        .contains("actor", "subject", "act");
  }

  /** A template whose broker is behind that port; counts what is sent, or tried to be. */
  private static KafkaTemplate<String, byte[]> behind(int port, AtomicInteger tries) {
    Map<String, Object> producer =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + port,
            "key.serializer",
            StringSerializer.class,
            "value.serializer",
            ByteArraySerializer.class,
            "max.block.ms",
            500,
            "reconnect.backoff.max.ms",
            200);
    return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(producer)) {
      @Override
      public CompletableFuture<SendResult<String, byte[]>> send(
          ProducerRecord<String, byte[]> record) {
        tries.incrementAndGet();
        return super.send(record);
      }
    };
  }
}
