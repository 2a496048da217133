package ir.takmil.local.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes payment files and settles them a moment later. An end-to-end id is paid at most once, ever:
 * each outcome is on the disk before the next payment is looked at.
 */
final class Bank implements Sandbox, AutoCloseable {
  static final Duration SETTLES_AFTER = Duration.ofSeconds(1);

  private final Clock clock;
  private final String key;
  private final Map<String, Held> files = new LinkedHashMap<>();
  private final Map<String, Settled> paid = new HashMap<>();
  private final List<Settled> outcomes = new ArrayList<>();
  private final Journal journal;

  private Bank(Path file, String key, Clock clock) throws IOException {
    this.clock = clock;
    this.key = key;
    this.journal = Journal.open(file, Entry.class, this::remember);
  }

  static Bank open(Path file, String key, Clock clock) throws IOException {
    return new Bank(file, key, clock);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Received.class, name = "received"),
    @JsonSubTypes.Type(value = Settled.class, name = "settled")
  })
  sealed interface Entry {}

  /** A file was taken; {@code content} is its bytes in base64, kept to know it again. */
  record Received(String messageId, String content, Instant at) implements Entry {}

  /** What became of the payment that stands at {@code position} in its file. */
  record Settled(
      String endToEndId,
      String outcome,
      String reference,
      String reason,
      String reasonText,
      String messageId,
      int position,
      long amount,
      String iban,
      Instant at)
      implements Entry {
    @JsonIgnore
    boolean paid() {
      return outcome.equals("PAID");
    }
  }

  /** A file with the outcomes so far, in the order of its payments. */
  record Held(Received received, PaymentFile file, List<Settled> settled) {
    boolean reported() {
      return file.fault().isPresent() || settled.size() == file.payments().size();
    }

    Instant due() {
      return received.at().plus(SETTLES_AFTER);
    }
  }

  record Taken(String messageId, String status, int count) {}

  private void remember(Entry entry) {
    switch (entry) {
      case Received received -> {
        byte[] xml = Base64.getDecoder().decode(received.content());
        files.put(
            received.messageId(), new Held(received, PaymentFile.read(xml), new ArrayList<>()));
      }
      case Settled settled -> {
        Held held = files.get(settled.messageId());
        if (held != null) {
          held.settled().add(settled);
        }
        outcomes.add(settled);
        if (settled.paid()) {
          paid.put(settled.endToEndId(), settled);
        }
      }
    }
  }

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public String title() {
    return "بانک";
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Answer serve(Asked asked) {
    if (asked.is("PUT", "bank", "files", "*")) {
      return take(asked.path().get(2), asked.body());
    }
    if (asked.is("GET", "bank", "files", "*", "report")) {
      return report(asked.path().get(2));
    }
    return Answer.nothingHere();
  }

  private Answer take(String messageId, byte[] xml) {
    PaymentFile file = PaymentFile.read(xml);
    if (!file.messageId().equals(messageId)) {
      throw new Refused(400, "other-message-id", "MsgId in the file is not the one in the path");
    }
    String content = Base64.getEncoder().encodeToString(xml);
    synchronized (this) {
      Held before = files.get(messageId);
      if (before != null) {
        if (before.received().content().equals(content)) {
          return Answer.json(200, taken(before));
        }
        throw new Refused(409, "other-content", "this message id came before with other bytes");
      }
      Received received = new Received(messageId, content, clock.instant());
      journal.write(received);
      remember(received);
      return Answer.json(202, new Taken(messageId, "RECEIVED", file.payments().size()));
    }
  }

  private static Taken taken(Held held) {
    return new Taken(
        held.file().messageId(),
        held.reported() ? "REPORTED" : "RECEIVED",
        held.file().payments().size());
  }

  private synchronized Answer report(String messageId) {
    settleDue();
    Held held = files.get(messageId);
    if (held == null) {
      throw new Refused(404, "unknown-file", "no such file was received");
    }
    if (!held.reported() || clock.instant().isBefore(held.due())) {
      throw new Refused(404, "not-ready", "the report is not ready yet");
    }
    Instant at = held.settled().isEmpty() ? held.due() : held.settled().getLast().at();
    return Answer.of(200, "application/xml", PaymentReport.of(held.file(), held.settled(), at));
  }

  /** Settles every file whose time has come, one payment after the other. */
  synchronized void settleDue() {
    Instant now = clock.instant();
    for (Held held : files.values()) {
      while (!held.reported() && !now.isBefore(held.due())) {
        Settled settled = settle(held, held.settled().size(), now);
        journal.write(settled);
        remember(settled);
      }
    }
  }

  private Settled settle(Held held, int position, Instant now) {
    PaymentFile.Payment payment = held.file().payments().get(position);
    Optional<PaymentFile.Fault> fault = payment.fault().or(() -> alreadyPaid(payment));
    return new Settled(
        payment.endToEndId(),
        fault.isPresent() ? "REJECTED" : "PAID",
        fault.isPresent() ? "" : "%012d".formatted(990_000_000_001L + paid.size()),
        fault.map(PaymentFile.Fault::code).orElse(""),
        fault.map(PaymentFile.Fault::text).orElse(""),
        held.file().messageId(),
        position,
        new BigDecimal(payment.amount()).longValue(),
        payment.iban(),
        now);
  }

  private Optional<PaymentFile.Fault> alreadyPaid(PaymentFile.Payment payment) {
    return Optional.ofNullable(paid.get(payment.endToEndId()))
        .map(before ->
            new PaymentFile.Fault(
                "DU04", "this end-to-end id was paid under " + before.reference()));
  }

  @Override
  public Answer show(Asked asked) {
    settleDue();
    if (asked.is("GET", "bank")) {
      return Page.payments(newestFirst(), clock.instant());
    }
    if (asked.is("GET", "bank", "log")) {
      return Answer.of(200, "application/x-ndjson", log());
    }
    return Answer.nothingHere();
  }

  private synchronized List<Held> newestFirst() {
    return List.copyOf(files.values()).reversed().stream()
        .map(held -> new Held(held.received(), held.file(), List.copyOf(held.settled())))
        .toList();
  }

  /** One JSON object a line, in the order in which it happened. */
  private synchronized String log() {
    return outcomes.stream()
        .map(settled -> Json.MAPPER.writeValueAsString(settled) + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
