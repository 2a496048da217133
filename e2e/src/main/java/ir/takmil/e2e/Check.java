package ir.takmil.e2e;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Comparing what is with what should be, at once or within a bound. */
final class Check {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private Check() {}

  static void that(String what, @Nullable Object is, @Nullable Object shouldBe) {
    if (!Objects.equals(is, shouldBe)) {
      throw new Difference(what + ": is " + is + ", should be " + shouldBe);
    }
  }

  /**
   * The first answer that is as it should be; the last one that was not, when the bound is over.
   */
  static <T> T eventually(String what, Supplier<T> ask, Predicate<T> asItShouldBe) {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (true) {
      T answer = ask.get();
      if (asItShouldBe.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new Difference(
            what + " did not come within " + BOUND.toSeconds() + " s; at last: " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
