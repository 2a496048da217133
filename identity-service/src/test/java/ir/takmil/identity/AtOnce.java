package ir.takmil.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Many calls side by side. */
final class AtOnce {
  private AtOnce() {}

  /** As many as a machine bears: 128 on their way at any moment. */
  static <T> List<T> allAtOnce(List<Callable<T>> calls) throws Exception {
    var gate = new Semaphore(128);
    var answers = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> gated =
          calls.stream().<Callable<T>>map(call -> () -> through(gate, call)).toList();
      for (var done : threads.invokeAll(gated)) {
        answers.add(done.get());
      }
    }
    return answers;
  }

  private static <T> T through(Semaphore gate, Callable<T> call) throws Exception {
    gate.acquire();
    try {
      return call.call();
    } finally {
      gate.release();
    }
  }
}
