package ir.takmil.local.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes text messages and shows them on a page. An id is sent once, however often it comes. */
final class SmsProvider implements Sandbox, AutoCloseable {
  private static final Pattern MOBILE = Pattern.compile("\\+989\\d{9}");
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 2_000;
  private static final int SHOWN = 200;

  private final Clock clock;
  private final String key;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Journal journal;

  private SmsProvider(Path file, String key, Clock clock) throws IOException {
    this.clock = clock;
    this.key = key;
    this.journal = Journal.open(file, Message.class, this::remember);
  }

  static SmsProvider open(Path file, String key, Clock clock) throws IOException {
    return new SmsProvider(file, key, clock);
  }

  /** A sent message; {@code number} counts them from 1. */
  record Message(long number, String id, String to, String text, Instant at) {}

  record Send(@Nullable String id, @Nullable String to, @Nullable String text) {}

  record Status(String id, String status, Instant acceptedAt) {}

  record Messages(List<Message> items, int total, @Nullable String next) {}

  private void remember(Message message) {
    messages.put(message.id(), message);
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public String title() {
    return "پیامک";
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Answer serve(Asked asked) {
    if (asked.is("POST", "sms", "v1", "messages")) {
      return send(asked.json(Send.class));
    }
    if (asked.is("GET", "sms", "v1", "messages", "*")) {
      return status(asked.path().getLast());
    }
    return Answer.nothingHere();
  }

  private Answer send(Send asked) {
    String id = text(asked.id(), "id", LONGEST_ID);
    String to = text(asked.to(), "to", LONGEST_ID);
    String text = text(asked.text(), "text", LONGEST_TEXT);
    if (!MOBILE.matcher(to).matches()) {
      throw new Refused(400, "bad-number", "to is not of the form +989xxxxxxxxx");
    }
    synchronized (this) {
      Message before = messages.get(id);
      if (before != null) {
        return Answer.json(200, statusOf(before));
      }
      Message message = new Message(messages.size() + 1L, id, to, text, clock.instant());
      journal.write(message);
      remember(message);
      return Answer.json(202, statusOf(message));
    }
  }

  private static String text(@Nullable String value, String name, int longest) {
    if (value == null || value.isBlank() || value.length() > longest) {
      throw new Refused(400, "bad-" + name, name + " is missing, empty or too long");
    }
    return value;
  }

  private synchronized Answer status(String id) {
    return Optional.ofNullable(messages.get(id))
        .map(message -> Answer.json(200, statusOf(message)))
        .orElseGet(Answer::nothingHere);
  }

  private static Status statusOf(Message message) {
    return new Status(message.id(), "ACCEPTED", message.at());
  }

  @Override
  public Answer show(Asked asked) {
    if (asked.is("GET", "sms")) {
      return Page.messages(
          newestFirst(sentTo(asked)), asked.query().getOrDefault("to", ""), clock.instant());
    }
    if (asked.is("GET", "sms", "messages")) {
      List<Message> found = sentTo(asked).stream().filter(after(asked)).toList();
      String next = found.isEmpty() ? null : String.valueOf(found.getLast().number());
      return Answer.json(200, new Messages(found, found.size(), next));
    }
    return Answer.nothingHere();
  }

  private synchronized List<Message> sentTo(Asked asked) {
    String to = asked.query().getOrDefault("to", "");
    return messages.values().stream()
        .filter(message -> to.isBlank() || message.to().equals(to))
        .toList();
  }

  private static List<Message> newestFirst(List<Message> oldestFirst) {
    List<Message> reversed = new ArrayList<>(oldestFirst.reversed());
    return reversed.subList(0, Math.min(SHOWN, reversed.size()));
  }

  /** {@code after} is the number of a message, or an instant. */
  private static Predicate<Message> after(Asked asked) {
    String after = asked.query().getOrDefault("after", "");
    if (after.isBlank()) {
      return message -> true;
    }
    try {
      if (after.chars().allMatch(Character::isDigit)) {
        long number = Long.parseLong(after);
        return message -> message.number() > number;
      }
      Instant instant = Instant.parse(after);
      return message -> message.at().isAfter(instant);
    } catch (NumberFormatException | DateTimeException e) {
      throw new Refused(400, "bad-after", "after is the number of a message, or an ISO instant");
    }
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
