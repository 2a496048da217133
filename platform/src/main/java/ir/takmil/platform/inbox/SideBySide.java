package ir.takmil.platform.inbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Takes the messages of one poll at once: those of one key in their order, those of different keys
 * beside each other. For listeners whose effects bear a repeat: when one fails, it and all behind
 * it come again, also those that were taken.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * @throws BatchListenerFailedException naming the first that failed; those before it are done
   */
  public static void take(
      List<ConsumerRecord<String, byte[]>> polled, Consumer<ConsumerRecord<String, byte[]>> each) {
    var failed = new ConcurrentSkipListMap<Integer, RuntimeException>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SortedMap<Integer, ConsumerRecord<String, byte[]>> ofOneKey : byKey(polled)) {
        threads.execute(() -> takeAll(ofOneKey, each, failed));
      }
    }
    Map.Entry<Integer, RuntimeException> first = failed.firstEntry();
    if (first != null) {
      throw new BatchListenerFailedException(
          String.valueOf(first.getValue().getMessage()), first.getValue(), first.getKey());
    }
  }

  /** What follows a failed one of the same key waits until that has been settled. */
  private static void takeAll(
      SortedMap<Integer, ConsumerRecord<String, byte[]>> inOrder,
      Consumer<ConsumerRecord<String, byte[]>> each,
      Map<Integer, RuntimeException> failed) {
    for (Map.Entry<Integer, ConsumerRecord<String, byte[]>> one : inOrder.entrySet()) {
      try {
        each.accept(one.getValue());
      } catch (RuntimeException why) {
        failed.put(one.getKey(), why);
        return;
      }
    }
  }

  private static Collection<SortedMap<Integer, ConsumerRecord<String, byte[]>>> byKey(
      List<ConsumerRecord<String, byte[]>> polled) {
    var byKey = new LinkedHashMap<String, SortedMap<Integer, ConsumerRecord<String, byte[]>>>();
    for (int i = 0; i < polled.size(); i++) {
      String key = String.valueOf(polled.get(i).key());
      byKey.computeIfAbsent(key, any -> new TreeMap<>()).put(i, polled.get(i));
    }
    return byKey.values();
  }
}
