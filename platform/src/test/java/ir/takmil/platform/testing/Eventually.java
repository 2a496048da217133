package ir.takmil.platform.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition, by asking often, up to a generous bound. */
public final class Eventually {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private Eventually() {}

  public static void eventually(Runnable assertions) {
    Object nothing =
        eventually(() -> {
          assertions.run();
          return Boolean.TRUE;
        });
    if (nothing == null) {
      throw new AssertionError("nothing came of it");
    }
  }

  /**
   * The first answer that comes without an assertion failing; the last failure when the bound is
   * over.
   */
  public static <T> T eventually(Supplier<T> assertions) {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (true) {
      try {
        return assertions.get();
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
      }
    }
  }
}
