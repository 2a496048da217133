package ir.takmil.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * How long each of many requests took.
 *
 * @param nanos in the order in which they were due
 */
public record Timings(List<Long> nanos) {
  private static final long A_LOOK = 20_000_000;

  public Timings {
    nanos = List.copyOf(nanos);
  }

  /**
   * At set times, whether the one before has answered or not. Each is timed from the moment it was
   * due, so that a wait behind a slow one counts too.
   *
   * @param ask is told its turn, from 0
   * @throws ExecutionException when one of them failed; after all of them
   */
  public static Timings openLoop(int times, int aSecond, IntConsumer ask)
      throws InterruptedException, ExecutionException {
    return openLoop(times, aSecond, () -> false, ask);
  }

  /**
   * Until it is enough, if that is sooner.
   *
   * @param enough is asked often, by one thread
   */
  public static Timings openLoop(int times, int aSecond, BooleanSupplier enough, IntConsumer ask)
      throws InterruptedException, ExecutionException {
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        int turn = i;
        long due = began + i * (1_000_000_000L / aSecond);
        if (isEnoughBefore(due, enough)) {
          break;
        }
        took.add(
            threads.submit(() -> {
              ask.accept(turn);
              return System.nanoTime() - due;
            }));
      }
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return new Timings(all);
  }

  private static boolean isEnoughBefore(long due, BooleanSupplier enough) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (enough.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(Math.min(left, A_LOOK));
    }
    return enough.getAsBoolean();
  }

  /**
   * The quickest by which so many were answered, in milliseconds.
   *
   * @param part of them: above 0, and 1 for the slowest of all
   */
  public double millis(double part) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * part) - 1) / 1e6;
  }

  public void print(String what) {
    System.out.printf(
        "FIGURE %s: n %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what, nanos.size(), millis(0.5), millis(0.99), millis(1));
  }
}
