package ir.takmil.local.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sandboxes behind one port. What they acknowledged they know again after a kill -9. */
public final class Sandboxes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sandboxes.class);
  private static final long SETTLING_EVERY_MILLIS = 200;

  private final HttpServer server;
  private final ExecutorService threads;
  private final ScheduledExecutorService settling;
  private final SmsProvider sms;
  private final Bank bank;

  private Sandboxes(Settings settings, Clock clock) throws IOException {
    Path data = settings.data();
    PrescriptionBook book =
        PrescriptionBook.read(settings.demoData().resolve("prescriptions.json"));
    this.sms = SmsProvider.open(data.resolve("sms.jsonl"), settings.smsKey(), clock);
    this.bank = Bank.open(data.resolve("bank.jsonl"), settings.bankKey(), clock);
    List<Sandbox> all =
        List.of(
            sms,
            bank,
            BasicInsurer.socialSecurity(book, settings.insurerKey(), clock),
            BasicInsurer.healthInsurance(book, settings.insurerKey(), clock));
    this.server = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new Front(all));
    this.settling =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bank-settling").factory());
  }

  /** Starts on {@code settings.port()}, 0 for any free one. Time comes from {@code clock} alone. */
  public static Sandboxes open(Settings settings, Clock clock) throws IOException {
    // Without it small answers wait 40 ms for the other side's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
    Sandboxes sandboxes = new Sandboxes(settings, clock);
    sandboxes.server.start();
    return sandboxes;
  }

  /** Lets the bank work by itself; without it the bank settles what is due when it is asked. */
  Sandboxes settlingByItself() {
    var _ =
        settling.scheduleWithFixedDelay(
            this::settleOrSay, 0, SETTLING_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void settleOrSay() {
    try {
      bank.settleDue();
    } catch (UncheckedIOException e) {
      log.error("the bank could not write its log", e);
    }
  }

  /** Where they answer. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    settling.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
    sms.close();
    bank.close();
  }

  /** Runs until the process is ended; settings come from the environment. */
  public static void main(String[] arguments) {
    try {
      Sandboxes sandboxes =
          open(Settings.from(System.getenv()), Clock.systemUTC()).settlingByItself();
      Runtime.getRuntime().addShutdownHook(new Thread(sandboxes::close));
      log.info("sandboxes answer at {}", sandboxes.uri());
    } catch (NoSuchFileException e) {
      fail("there is no file " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void fail(String why) {
    System.err.println("The sandboxes could not start: " + why);
    System.exit(1);
  }
}
