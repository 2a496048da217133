package ir.takmil.provider.centre;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * When a centre is open on one day of the week, in Tehran's time.
 *
 * @param closes not after {@code opens}: on the day after. Both at midnight: all day
 */
public record Opening(DayOfWeek day, LocalTime opens, LocalTime closes) {}
