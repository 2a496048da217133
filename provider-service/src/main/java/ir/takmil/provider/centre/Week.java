package ir.takmil.provider.centre;

import ir.takmil.platform.Refusal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A week of openings, as minutes from the beginning of Monday: what lasts over the end of the week
 * is in two parts.
 */
public final class Week {
  public static final int MINUTES = 7 * 24 * 60;
  private static final int DAY = 24 * 60;

  private final List<Span> spans;

  /** From the first minute to the last, both inside. */
  public record Span(int first, int last) {}

  private Week(List<Span> spans) {
    this.spans = spans;
  }

  /**
   * @throws Refusal 422 {@code opening-hours-overlap}
   */
  public static Week of(List<Opening> openings) {
    var spans = new ArrayList<Span>();
    for (Opening opening : openings) {
      int first = (opening.day().getValue() - 1) * DAY + minute(opening.opens());
      int length = minute(opening.closes()) - minute(opening.opens());
      int last = first + (length > 0 ? length : length + DAY) - 1;
      if (last < MINUTES) {
        spans.add(new Span(first, last));
      } else {
        spans.add(new Span(first, MINUTES - 1));
        spans.add(new Span(0, last - MINUTES));
      }
    }
    spans.sort(Comparator.comparingInt(Span::first));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).first() <= spans.get(i - 1).last()) {
        throw Refusal.unprocessable("opening-hours-overlap");
      }
    }
    return new Week(List.copyOf(spans));
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  public static int minuteOf(LocalDateTime at) {
    return (at.getDayOfWeek().getValue() - 1) * DAY + minute(at.toLocalTime());
  }

  public List<Span> spans() {
    return spans;
  }

  /** Empty where nothing is known of it. */
  public Optional<Boolean> isOpen(LocalDateTime at) {
    return spans.isEmpty() ? Optional.empty() : Optional.of(isOpen(minuteOf(at)));
  }

  private boolean isOpen(int minute) {
    return spans.stream().anyMatch(span -> span.first() <= minute && minute <= span.last());
  }

  /** When it next opens or closes, to the minute; never, where it is open always or unknown. */
  public Optional<LocalDateTime> nextChange(LocalDateTime at) {
    int now = minuteOf(at);
    boolean open = isOpen(now);
    LocalDateTime minute = at.withSecond(0).withNano(0);
    return spans.stream()
        .flatMap(span -> Stream.of(span.first(), (span.last() + 1) % MINUTES))
        .filter(change -> isOpen(change) != open)
        .map(change -> Math.floorMod(change - now, MINUTES))
        .min(Comparator.naturalOrder())
        .map(minute::plusMinutes);
  }
}
