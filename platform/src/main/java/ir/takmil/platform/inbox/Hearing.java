package ir.takmil.platform.inbox;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a document has heard each source aggregate. Kept in the document that the effect changes,
 * so that effect and memory are one write: what was heard is dropped, what comes too early is told.
 *
 * @param last the last sequence heard, by source aggregate
 */
public record Hearing(Map<String, Integer> last) {
  public static final Hearing NOTHING = new Hearing(Map.of());

  public Hearing {
    last = Map.copyOf(last);
  }

  /** For effects that need every predecessor: false when heard before, refused aloud on a gap. */
  public boolean isNext(Incoming message) {
    int heard = last.getOrDefault(message.aggregate(), 0);
    if (message.sequence() > heard + 1) {
      throw new TooEarly(
          "heard " + heard + " of " + message.aggregate() + ", got " + message.sequence());
    }
    return message.sequence() == heard + 1;
  }

  /** For effects that carry the whole state: the newest counts, whatever was missed. */
  public boolean isNewer(Incoming message) {
    return message.sequence() > last.getOrDefault(message.aggregate(), 0);
  }

  public Hearing with(Incoming message) {
    var longer = new HashMap<>(last);
    longer.merge(message.aggregate(), message.sequence(), Math::max);
    return new Hearing(longer);
  }
}
