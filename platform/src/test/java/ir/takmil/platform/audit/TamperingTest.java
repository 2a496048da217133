package ir.takmil.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.audit.AuditVerification.Fault;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.testing.RealParts;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who can write to the store cannot change the past unseen. Ten entries are anchored. */
@RealParts(SampleService.class)
class TamperingTest {
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper mapper;

  @Autowired
  TamperingTest(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, JsonMapper mapper) {
    this.mongo = mongo;
    this.kafka = kafka;
    this.mapper = mapper;
  }

  @Test
  void untouchedItIsSound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    AuditVerification.Finding finding = chain.verified();
    assertThat(finding.sound()).isTrue();
    assertThat(finding.entries()).isEqualTo(10);
    assertThat(finding.anchors()).isEqualTo(1);
    assertThat(finding.head()).isEqualTo(chain.stored().getLast().get("hash"));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        changed("who", update -> update.set("actor", "another"), 4, "hash"),
        changed("the name", update -> update.unset("actorName"), 4, "hash"),
        changed("when", update -> update.set("at", Date.from(Instant.EPOCH)), 4, "hash"),
        changed("what", update -> update.set("act", "lamp.dusted"), 4, "hash"),
        changed("to whom", update -> update.set("subject", "lamp-5"), 4, "hash"),
        changed("a role", update -> update.push("roles", "auditor"), 4, "hash"),
        changed("a reason", update -> update.set("reason", "they asked me to"), 4, "hash"),
        changed("something beside", update -> update.set("note", "forgive me"), 4, "hash"),
        changed("no entry at all", update -> update.set("at", "yesterday"), 4, "hash"),
        changed("the hash", update -> update.set("hash", "0".repeat(64)), 4, "hash"));
  }

  private static Arguments changed(String what, Consumer<Update> how, long number, String why) {
    return Arguments.argumentSet(what, how, new Fault(number, why));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangedEntryIsFound(Consumer<Update> how, Fault fault) {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    var update = new Update();
    how.accept(update);
    chain.mongo.updateFirst(numbered(4), update, "audit");
    assertFound(chain, fault, null);
  }

  @Test
  void anEntryWithItsHashCountedAnewIsFoundAtTheNext() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    AuditEntry third = chain.mongo.findById(3L, AuditEntry.class);
    AuditEntry forged =
        AuditEntry.of(Chain.STAFF, "lamp.read", "another", null, third.at())
            .after(third.number(), third.hash());
    chain.mongo.remove(numbered(4), "audit");
    chain.mongo.insert(forged);
    assertFound(chain, new Fault(5, "previous"), null);
  }

  @Test
  void aMiddleThatIsRemovedIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    chain.mongo.remove(Query.query(Criteria.where("_id").gte(4).lte(6)), "audit");
    assertFound(chain, new Fault(4, "gap"), null);
  }

  /** The chain alone bears a cut tail; its anchor does not. */
  @Test
  void aTailThatIsCutIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    chain.mongo.remove(Query.query(Criteria.where("_id").gte(8)), "audit");
    assertFound(chain, null, new Fault(10, "beyond-the-end"));
  }

  @Test
  void aTailThatIsCutAndGrownAgainIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    chain.mongo.remove(Query.query(Criteria.where("_id").gte(8)), "audit");
    Audit afterRestart = chain.writer();
    for (int i = 0; i < 5; i++) {
      afterRestart.record(Chain.STAFF, "lamp.read", "lamp");
    }
    assertFound(chain, null, new Fault(10, "another-hash"));
  }

  /** Sound in itself from end to end, and yet not the chain that was. */
  @Test
  void aWholeChainThatIsBuiltAnewIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    chain.mongo.remove(new Query(), "audit");
    Audit forger = chain.writer();
    for (int i = 1; i <= 10; i++) {
      forger.record(Chain.STAFF, "lamp.read", i == 4 ? "another" : "lamp-" + i);
    }
    assertFound(chain, null, new Fault(10, "another-hash"));
  }

  @Test
  void anEmptiedStoreIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    chain.mongo.remove(new Query(), "audit");
    assertFound(chain, null, new Fault(10, "beyond-the-end"));
  }

  @Test
  void anAnchorThatCannotBeReadIsFound() {
    var chain = new Chain(mongo, mapper).of(10).anchored(kafka);
    kafka.send(Anchoring.topic(chain.application), "x", new byte[] {'{'}).join();
    assertFound(chain, null, new Fault(0, "unreadable"));
  }

  private static void assertFound(Chain chain, Fault broken, Fault wrongAnchor) {
    AuditVerification.Finding finding = chain.verified();
    assertThat(finding.sound()).isFalse();
    assertThat(finding.broken()).isEqualTo(broken);
    assertThat(finding.wrongAnchor()).isEqualTo(wrongAnchor);
    assertThat(finding.anchors()).isPositive();
  }

  private static Query numbered(long number) {
    return Query.query(Criteria.where("_id").is(number));
  }
}
