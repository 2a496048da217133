package ir.takmil.platform.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one place that knows where the suite's days begin and end. */
public final class Tehran {
  public static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

  private Tehran() {}

  public static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The first instant that is no longer that day. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
