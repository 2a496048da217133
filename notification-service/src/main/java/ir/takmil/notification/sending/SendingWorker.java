package ir.takmil.notification.sending;

import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageAdded;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.Messages;
import ir.takmil.notification.message.Sms.Pending;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hands messages over as they come, and sweeps for those that a crash or somebody's absence left
 * behind. One person's messages share a lane, so that they leave in the order in which they came.
 * What is in a lane when the process ends is still pending in the store.
 */
@Component
class SendingWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SendingWorker.class);
  private static final int ROUND = 200;

  private final Sending sending;
  private final Messages messages;
  private final Clock clock;
  private final SendingProperties properties;
  private final List<ExecutorService> lanes;
  private final ScheduledExecutorService sweeper;
  private final Set<MessageId> inLane = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private @Nullable Future<?> sweeping;

  SendingWorker(Sending sending, Messages messages, Clock clock, SendingProperties properties) {
    this.sending = sending;
    this.messages = messages;
    this.clock = clock;
    this.properties = properties;
    this.lanes =
        IntStream.range(0, properties.lanes())
            .mapToObj(lane -> Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()))
            .toList();
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sms sweep").factory());
  }

  @EventListener
  void wake(MessageAdded added) {
    takeUp(added.message());
  }

  private void takeUp(Message message) {
    if (running && message.sms() instanceof Pending && inLane.add(message.id())) {
      int lane = Math.floorMod(message.person().hashCode(), lanes.size());
      lanes.get(lane).execute(() -> attempt(message.id()));
    }
  }

  private void attempt(MessageId id) {
    try {
      if (running) {
        sending.attempt(id);
      }
    } catch (RuntimeException failure) {
      log.atError().addKeyValue("message", id.value()).setCause(failure).log("not handed over");
    } finally {
      inLane.remove(id);
    }
  }

  private void sweep() {
    try {
      messages.due(clock.instant(), ROUND).forEach(this::takeUp);
    } catch (RuntimeException away) {
      log.atWarn().log("sweep waits: {}", away.getMessage());
    }
  }

  @Override
  public void start() {
    running = true;
    long every = properties.sweepEvery().toMillis();
    sweeping = sweeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    Future<?> sweep = sweeping;
    if (sweep != null) {
      sweep.cancel(true);
    }
    sweeper.shutdown();
    lanes.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService lane : lanes) {
        lane.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stoppedHard) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
