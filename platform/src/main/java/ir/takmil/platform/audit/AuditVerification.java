package ir.takmil.platform.audit;

import ir.takmil.platform.inbox.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Counts the whole chain again, and holds every anchor that was ever said against it. With the
 * store or the broker away it fails: what cannot be held against its anchors is not called sound.
 */
@Endpoint(id = "audit")
final class AuditVerification {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PAGE = 1000;

  private final MongoTemplate mongo;
  private final ConsumerFactory<String, byte[]> consumers;
  private final Inbox inbox;
  private final String application;

  AuditVerification(
      MongoTemplate mongo,
      ConsumerFactory<String, byte[]> consumers,
      Inbox inbox,
      String application) {
    this.mongo = mongo;
    this.consumers = consumers;
    this.inbox = inbox;
    this.application = application;
  }

  /**
   * @param entries how many there were when the count began; what came later is not in it
   * @param head the hash of the last of them
   * @param broken the first entry that is not what it must be
   * @param anchors how many anchors were held against the chain
   * @param wrongAnchor the first that the chain does not bear out
   */
  record Finding(
      boolean sound,
      long entries,
      String head,
      @Nullable Fault broken,
      long anchors,
      @Nullable Fault wrongAnchor) {}

  /**
   * @param why of an entry: {@code gap}, {@code previous}, {@code hash}; of an anchor: {@code
   *     beyond-the-end}, {@code another-hash}, {@code unreadable}, {@code anchors-removed}
   */
  record Fault(long number, String why) {}

  private record Walked(String head, @Nullable Fault broken) {}

  private record Held(long anchors, @Nullable Fault wrong) {}

  @ReadOperation
  Finding verify() {
    // Every entry up to this one is stored by now, if none is missing: those that come while we
    // walk are not taken for a gap.
    long entries = mongo.count(new Query(), AuditEntry.class);
    Walked walked = walk(entries);
    Held held = hold();
    boolean sound = walked.broken() == null && held.wrong() == null;
    return new Finding(
        sound, entries, walked.head(), walked.broken(), held.anchors(), held.wrong());
  }

  private Walked walk(long entries) {
    String previous = AuditEntry.NOTHING;
    for (long first = 1; first <= entries; first += PAGE) {
      long last = Math.min(entries, first + PAGE - 1);
      Map<Long, Document> page = byNumber(LongStream.rangeClosed(first, last).boxed().toList());
      for (long number = first; number <= last; number++) {
        Document stored = page.get(number);
        String why = fault(stored, previous);
        if (why != null || stored == null) {
          return new Walked(previous, new Fault(number, why == null ? "gap" : why));
        }
        previous = stored.getString("hash");
      }
    }
    return new Walked(previous, null);
  }

  private @Nullable String fault(@Nullable Document stored, String previous) {
    if (stored == null) {
      return "gap";
    }
    try {
      AuditEntry entry = mongo.getConverter().read(AuditEntry.class, stored);
      var again = new Document();
      mongo.getConverter().write(entry, again);
      boolean whole = again.keySet().equals(stored.keySet()); // nothing was written beside it
      if (!whole || !entry.hash().equals(entry.counted())) {
        return "hash";
      }
      return entry.previous().equals(previous) ? null : "previous";
    } catch (RuntimeException noEntryAtAll) {
      return "hash";
    }
  }

  private Held hold() {
    try (var consumer = consumers.createConsumer(application + ".audit", "")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Anchoring.topic(application), PATIENCE).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      long anchors = 0;
      Fault wrong = null;
      for (long begin : consumer.beginningOffsets(partitions, PATIENCE).values()) {
        wrong = begin == 0 ? wrong : new Fault(0, "anchors-removed"); // they never expire
      }
      while (ends.entrySet().stream().anyMatch(end -> isBefore(consumer, end))) {
        var said = new ArrayList<ConsumerRecord<String, byte[]>>();
        consumer.poll(PATIENCE).forEach(said::add);
        anchors += said.size();
        wrong = wrong == null ? firstWrong(said) : wrong;
      }
      return new Held(anchors, wrong);
    }
  }

  private static boolean isBefore(Consumer<?, ?> consumer, Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey(), PATIENCE) < end.getValue();
  }

  private @Nullable Fault firstWrong(List<ConsumerRecord<String, byte[]>> said) {
    var anchors = new ArrayList<Anchor>();
    for (ConsumerRecord<String, byte[]> record : said) {
      try {
        anchors.add(inbox.read(record).as(Anchor.class));
      } catch (RuntimeException unreadable) {
        return new Fault(0, "unreadable");
      }
    }
    Map<Long, Document> stored = byNumber(anchors.stream().map(Anchor::number).distinct().toList());
    for (Anchor anchor : anchors) {
      Document entry = stored.get(anchor.number());
      if (entry == null) {
        return new Fault(anchor.number(), "beyond-the-end");
      }
      if (!Objects.equals(entry.get("hash"), anchor.hash())) {
        return new Fault(anchor.number(), "another-hash");
      }
    }
    return null;
  }

  private Map<Long, Document> byNumber(List<Long> numbers) {
    var found = new HashMap<Long, Document>();
    mongo
        .find(
            Query.query(Criteria.where("_id").in(numbers)),
            Document.class,
            mongo.getCollectionName(AuditEntry.class))
        .forEach(entry -> {
          if (entry.get("_id") instanceof Number number) {
            found.put(number.longValue(), entry);
          }
        });
    return found;
  }
}
