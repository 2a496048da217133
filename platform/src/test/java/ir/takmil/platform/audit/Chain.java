package ir.takmil.platform.audit;

import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.json.JsonMapper;

/** A chain of a test's own: its store, its topic, and who acts. */
final class Chain {
  static final Caller STAFF =
      new Caller("7d0f2c1e-0000-4000-8000-000000000001", "operator1", null, Set.of("operator"));

  final String application = "chain" + UUID.randomUUID().toString().substring(0, 8) + "-service";
  final MongoTemplate mongo;
  final Audit audit;
  private final JsonMapper mapper;

  Chain(MongoTemplate like, JsonMapper mapper) {
    this.mongo = at(BackingServices.storeUri(), like);
    this.audit = writer();
    this.mapper = mapper;
    makeTopic();
  }

  private MongoTemplate at(String uri, MongoTemplate like) {
    return new MongoTemplate(
        new SimpleMongoClientDatabaseFactory(uri + "/" + application), like.getConverter());
  }

  /** One more writer, as another replica would be. */
  Audit writer() {
    return new Audit(mongo, Clock.systemUTC());
  }

  Chain of(int entries) {
    for (int i = 1; i <= entries; i++) {
      audit.record(STAFF, "lamp.read", "lamp-" + i);
    }
    return this;
  }

  Anchoring anchoring(KafkaOperations<String, byte[]> kafka, Duration every, long entries) {
    return new Anchoring(
        audit, mongo, kafka, () -> true, mapper, application, new Anchoring.Rhythm(every, entries));
  }

  /** Begins and ends: the last that it does is to anchor. */
  Chain anchored(KafkaOperations<String, byte[]> kafka) {
    Anchoring once = anchoring(kafka, Duration.ofMinutes(10), 1_000_000);
    once.start();
    once.stop();
    return this;
  }

  AuditVerification.Finding verified() {
    var consumers =
        new DefaultKafkaConsumerFactory<String, byte[]>(
            Map.of("bootstrap.servers", BackingServices.kafka(), "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    return new AuditVerification(mongo, consumers, new Inbox(mapper), application).verify();
  }

  List<Document> stored() {
    return mongo.find(new Query().with(Sort.by("_id")).limit(100_000), Document.class, "audit");
  }

  private void makeTopic() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()))) {
      admin
          .createTopics(List.of(new NewTopic(Anchoring.topic(application), 1, (short) -1)))
          .all()
          .get();
    } catch (ExecutionException there) {
      if (!(there.getCause() instanceof TopicExistsException)) {
        throw new AssertionError(there);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
