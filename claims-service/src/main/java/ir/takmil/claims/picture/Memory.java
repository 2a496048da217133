package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What all decodings together may take. Whoever does not get its part in time is sent away. */
final class Memory {
  private static final int MEGABYTE = 1_000_000;
  private static final int SECONDS_TO_WAIT = 20;

  private final Semaphore megabytes;
  private final int most;

  Memory(int mostMegabytes) {
    most = mostMegabytes;
    megabytes = new Semaphore(mostMegabytes, true);
  }

  /** A part that was taken; closing gives it back. */
  interface Part extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param bytes more than there is means all there is
   * @throws Refusal 503 when too many are at work
   */
  Part take(long bytes) {
    int part = (int) Math.min(most, bytes / MEGABYTE + 1);
    try {
      if (megabytes.tryAcquire(part, SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
        return () -> megabytes.release(part);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw Refusal.unavailable("picture-queue-full");
  }
}
