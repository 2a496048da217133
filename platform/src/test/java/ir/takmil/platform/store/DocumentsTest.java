package ir.takmil.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.sample.Lamp;
import ir.takmil.platform.sample.Lamp.LampEvent;
import ir.takmil.platform.sample.Lamp.Stage;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;

/**
 * How an aggregate is kept: under our names, one write at a time, read by a JVM that never wrote.
 */
@RealParts(SampleService.class)
class DocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private final Documents<Lamp> lamps;
  private final MongoTemplate mongo;
  private final String id = UUID.randomUUID().toString();

  @Autowired
  DocumentsTest(Documents<Lamp> lamps, MongoTemplate mongo) {
    this.lamps = lamps;
    this.mongo = mongo;
  }

  @Test
  void isWrittenUnderOurNamesAndReadByAConverterThatHasNeverWritten() {
    Document written = new Document();
    mongo.getConverter().write(Lamp.named(id).light(NOW), written);
    assertThat(written.toJson())
        .doesNotContain("ir.takmil")
        .contains("\"kind\": \"lamp\"")
        .contains("\"kind\": \"burning\"")
        .contains("\"kind\": \"lit\"");
    assertThat(written.get("stage", Document.class).get("cost")).isEqualTo(1000L);
    assertThat(written.get("_id")).isEqualTo(id);

    var packages = java.util.List.of(SampleService.class.getPackageName());
    var conversions = StoreConfiguration.conversions(packages);
    var context = StoreConfiguration.context(packages, conversions);
    var fresh = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
    fresh.setCustomConversions(conversions);
    fresh.setTypeMapper(new DefaultMongoTypeMapper("kind", context));
    fresh.afterPropertiesSet();
    Lamp read = fresh.read(Lamp.class, written);
    assertThat(read.stage()).isEqualTo(new Stage.Burning(Rials.of(1000)));
    assertThat(read.outbox().getFirst().event()).isEqualTo(new LampEvent.Lit(Rials.of(1000)));
    assertThat(read.id()).isEqualTo(new Lamp.LampId(id));
  }

  @Test
  void addedTwiceTheFirstStays() {
    lamps.add(Lamp.named(id).light(NOW));
    assertThat(lamps.add(Lamp.named(id)).stage()).isInstanceOf(Stage.Burning.class);
  }

  @Test
  void everyOneOfManyConcurrentChangesIsMadeOnTheNewestState() {
    lamps.add(Lamp.named(id));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        threads.submit(() -> lamps.change(id, Seen.WHATEVER, lamp -> lamp.dust(NOW)));
      }
    }
    assertThat(lamps.find(id).orElseThrow().sequence()).isEqualTo(16);
  }

  @Test
  void ofTwoWhoSawTheSameStateOneIsToldThatItChanged() {
    lamps.add(Lamp.named(id));
    lamps.change(id, new Seen(0), lamp -> lamp.light(NOW));
    assertThatThrownBy(() -> lamps.change(id, new Seen(0), lamp -> lamp.putOut(NOW)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
  }

  @Test
  void whatIsNotThereIsUnknown() {
    assertThatThrownBy(() -> lamps.change(id, Seen.WHATEVER, lamp -> lamp))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
  }
}
