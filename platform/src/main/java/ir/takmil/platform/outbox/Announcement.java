package ir.takmil.platform.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became true and has not been published yet.
 *
 * @param sequence its place in the life of its aggregate, from 1, without a gap
 */
public record Announcement<E>(int sequence, Instant at, E event) {

  /** The outbox with one more announcement at its end. */
  public static <E> List<Announcement<E>> append(
      List<Announcement<E>> outbox, int sequence, Instant at, E event) {
    var longer = new ArrayList<>(outbox);
    longer.add(new Announcement<>(sequence, at, event));
    return List.copyOf(longer);
  }
}
