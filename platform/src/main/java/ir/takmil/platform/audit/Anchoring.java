package ir.takmil.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import ir.takmil.platform.outbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says the head of the chain on a topic, whenever there is news, and once more at the end: whoever
 * can write to the store cannot take it back. No request waits for it; with the broker away it is
 * said later.
 */
final class Anchoring implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Anchoring.class);
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);

  private final Audit audit;
  private final MongoTemplate mongo;
  private final KafkaOperations<String, byte[]> kafka;
  private final BooleanSupplier topicMade;
  private final JsonMapper mapper;
  private final String application;
  private final Rhythm rhythm;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;
  private long anchored;
  private long triedAt;
  private boolean away;

  /**
   * How often: after so much time when there is news, or sooner after so many entries. What is cut
   * off between two anchors is not noticed.
   */
  record Rhythm(Duration every, long entries) {}

  Anchoring(
      Audit audit,
      MongoTemplate mongo,
      KafkaOperations<String, byte[]> kafka,
      BooleanSupplier topicMade,
      JsonMapper mapper,
      String application,
      Rhythm rhythm) {
    this.audit = audit;
    this.mongo = mongo;
    this.kafka = kafka;
    this.topicMade = topicMade;
    this.mapper = mapper;
    this.application = application;
    this.rhythm = rhythm;
    this.triedAt = System.nanoTime() - rhythm.every().toNanos(); // at once when there is news
  }

  static String topic(String application) {
    return service(application) + ".audit";
  }

  private static String service(String application) {
    return application.replaceFirst("-service$", "");
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("anchoring").start(this::run);
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread last = thread;
    if (last != null) {
      try {
        last.join(ACKNOWLEDGED_WITHIN);
      } catch (InterruptedException stoppedHard) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && stopping.getCount() > 0;
  }

  /** As the outbox's relays: after the last request is done, the last entry is anchored. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }

  private void run() {
    long tick = Math.min(1000, rhythm.every().toMillis());
    boolean ready = false;
    boolean last = false;
    while (!last) {
      try {
        last = stopping.await(tick, TimeUnit.MILLISECONDS);
        if (!ready) {
          declareIndexes();
          audit.newest(); // what a crash has left without an anchor is news
          ready = topicMade.getAsBoolean();
        }
        if (ready && (last || isDue())) {
          anchor();
        }
      } catch (InterruptedException stoppedHard) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException notNow) {
        log.atWarn().log("anchoring waits: {}", notNow.getMessage());
      }
    }
  }

  /** Behind the questions that are asked of the trail, newest first. */
  private void declareIndexes() {
    for (String field : List.of("actor", "subject", "act")) {
      mongo
          .indexOps(AuditEntry.class)
          .createIndex(
              new Index(field, Sort.Direction.ASC).on("_id", Sort.Direction.DESC).named(field));
    }
  }

  private boolean isDue() {
    AuditEntry head = audit.head();
    long news = head == null ? 0 : head.number() - anchored;
    boolean longAgo = System.nanoTime() - triedAt >= rhythm.every().toNanos();
    return news > 0 && (longAgo || (news >= rhythm.entries() && !away));
  }

  private void anchor() throws InterruptedException {
    AuditEntry head = audit.head();
    if (head == null || head.number() == anchored) {
      return;
    }
    triedAt = System.nanoTime();
    away = true;
    try {
      kafka.send(record(head)).get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      throw new IllegalStateException("no broker took it: " + refused.getCause(), refused);
    }
    away = false;
    anchored = head.number();
    // Whole in the sentence: a log is one more place outside the store to hold the chain against.
    log.atInfo().log("audit anchored: {} {}", head.number(), head.hash());
  }

  private ProducerRecord<String, byte[]> record(AuditEntry head) {
    String service = service(application);
    Message message = Anchor.of(head).said(service);
    var record =
        new ProducerRecord<String, byte[]>(
            topic(application), null, service, mapper.writeValueAsBytes(message.body()));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            service + "/" + head.number(),
            "ce_type",
            message.type(),
            "ce_source",
            "/" + application,
            "ce_subject",
            service,
            "ce_time",
            head.at().toString(),
            "content-type",
            "application/json")
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }
}
