package ir.takmil.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries announcements from the documents they were saved in to their topic: in order for each
 * aggregate, many aggregates at once. An entry leaves the document only after the broker has
 * acknowledged it, so a crash anywhere means sent again, never lost. Woken by each save; a sweep
 * finds what a crash or a broker that was away left behind. Several replicas may run it.
 *
 * <p>Messages carry CloudEvents 1.0 in their headers; {@code ce_id} is {@code
 * <aggregate>/<sequence>}, the same however often it is sent.
 */
public final class Relay<A extends Announcing<E>, E> implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int ROUND = 200;
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);

  private final Relays parts;
  private final Class<A> type;
  private final String topic;
  private final Language<A, E> language;
  private final String collection;
  private final Timer delay;
  private final LinkedBlockingQueue<String> woken = new LinkedBlockingQueue<>();
  private volatile boolean running;
  private @Nullable Thread thread;

  Relay(Relays parts, Class<A> type, String topic, Language<A, E> language) {
    this.parts = parts;
    this.type = type;
    this.topic = topic;
    this.language = language;
    this.collection = parts.mongo().getCollectionName(type);
    MeterRegistry meters = parts.meters();
    this.delay =
        Timer.builder("takmil.outbox.delay")
            .description("from the save to the broker's acknowledgement")
            .tag("topic", topic)
            .register(meters);
    meters.gauge(
        "takmil.outbox.woken",
        List.of(io.micrometer.core.instrument.Tag.of("topic", topic)),
        woken,
        LinkedBlockingQueue::size);
  }

  /** Told after a save; returns at once, whatever the broker does. */
  public void wake(String key) {
    woken.add(key);
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("relay " + topic).start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    Thread sleeper = thread;
    if (sleeper != null) {
      sleeper.interrupt();
      try {
        sleeper.join(ACKNOWLEDGED_WITHIN);
      } catch (InterruptedException stoppedHard) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server goes, so that the last saves are still relayed; after it has come. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }

  private void run() {
    boolean ready = false;
    Instant nextSweep = Instant.EPOCH;
    while (running) {
      try {
        if (!ready) {
          declareIndex();
          ready = parts.topicsMade().getAsBoolean();
          if (!ready) {
            throw new IllegalStateException(
                "no broker answers yet"); // asked again at once: asking waits
          }
        }
        Set<String> keys = nextWoken(Duration.between(parts.clock().instant(), nextSweep));
        boolean sweeping = !parts.clock().instant().isBefore(nextSweep);
        if (sweeping) {
          keys.addAll(leftBehind());
          nextSweep = parts.clock().instant().plus(parts.sweepEvery());
        }
        publish(keys);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException notNow) {
        log.atWarn().addKeyValue("topic", topic).log("relay waits: {}", notNow.getMessage());
        nextSweep = parts.clock().instant().plus(parts.sweepEvery());
      }
    }
  }

  private Set<String> nextWoken(Duration atMost) throws InterruptedException {
    var keys = new LinkedHashSet<String>();
    String first =
        woken.poll(
            Math.max(1, Math.min(atMost.toMillis(), parts.sweepEvery().toMillis())),
            TimeUnit.MILLISECONDS);
    if (first != null) {
      keys.add(first);
      var more = new ArrayList<String>();
      woken.drainTo(more, ROUND);
      keys.addAll(more);
    }
    return keys;
  }

  /** The index behind {@link #leftBehind()}: small, for it holds only documents that wait. */
  private void declareIndex() {
    parts
        .mongo()
        .indexOps(collection)
        .createIndex(
            new Index("outbox.at", Sort.Direction.ASC)
                .named("outbox")
                .partial(PartialIndexFilter.of(Criteria.where("outbox.0").exists(true))));
  }

  private List<String> leftBehind() {
    Query waiting =
        new Query(Criteria.where("outbox.0").exists(true)).with(Sort.by("outbox.at")).limit(ROUND);
    waiting.fields().include("_id");
    return parts.mongo().find(waiting, org.bson.Document.class, collection).stream()
        .map(found -> String.valueOf(found.get("_id")))
        .toList();
  }

  /** Sends everything that these aggregates wait to say, then forgets what was acknowledged. */
  void publish(Set<String> keys) throws InterruptedException {
    var sent = new ArrayList<Sent>();
    for (String key : keys) {
      try {
        sendAll(key, sent);
      } catch (RuntimeException unsayable) {
        log.atError()
            .addKeyValue("topic", topic)
            .addKeyValue("aggregate", key)
            .setCause(unsayable)
            .log("cannot be said, stays in its outbox; the others go on");
      }
    }
    String failing = null;
    var acknowledged = new LinkedHashMap<String, Integer>();
    for (Sent one : sent) {
      if (one.key().equals(failing)) {
        continue; // what follows an unsent announcement of the same aggregate is said again after
        // it
      }
      if (acknowledged(one)) {
        acknowledged.put(one.key(), one.sequence());
        delay.record(Duration.between(one.at(), parts.clock().instant()));
      } else {
        failing = one.key();
      }
    }
    acknowledged.forEach(this::forgetUpTo);
  }

  private void sendAll(String key, List<Sent> sent) {
    A aggregate = parts.mongo().findById(key, type);
    if (aggregate != null) {
      for (Announcement<E> announcement : aggregate.outbox()) {
        sent.add(
            new Sent(
                key, announcement.sequence(), announcement.at(), send(aggregate, announcement)));
      }
    }
  }

  private CompletableFuture<?> send(A aggregate, Announcement<E> announcement) {
    return language
        .say(aggregate, announcement.event())
        .<CompletableFuture<?>>map(message ->
            parts.kafka().send(record(aggregate.key(), announcement, message, parts.mapper())))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private ProducerRecord<String, byte[]> record(
      String key, Announcement<E> announcement, Message message, JsonMapper mapper) {
    var record =
        new ProducerRecord<String, byte[]>(
            topic, null, key, mapper.writeValueAsBytes(message.body()));
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", key + "/" + announcement.sequence());
    header(record, "ce_type", message.type());
    header(record, "ce_source", "/" + parts.source());
    header(record, "ce_subject", key);
    header(record, "ce_time", announcement.at().toString());
    header(record, "content-type", "application/json");
    return record;
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private boolean acknowledged(Sent one) throws InterruptedException {
    try {
      one.acknowledgement().get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException refused) {
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("aggregate", one.key())
          .addKeyValue("sequence", one.sequence())
          .log("not acknowledged, stays in its outbox: {}", String.valueOf(refused.getCause()));
      return false;
    }
  }

  /** By the collection's name: an update through the type would count up its version. */
  private void forgetUpTo(String key, int sequence) {
    parts
        .mongo()
        .updateFirst(
            Query.query(Criteria.where("_id").is(key)),
            new Update()
                .pull(
                    "outbox",
                    new org.bson.Document("sequence", new org.bson.Document("$lte", sequence))),
            collection);
  }

  private record Sent(String key, int sequence, Instant at, CompletableFuture<?> acknowledgement) {}
}
