package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Words;
import ir.takmil.provider.centre.Opening;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opening hours as people write them: «شنبه تا چهارشنبه ۸-۱۴ و ۱۶-۲۰؛ پنجشنبه ۸-۱۲», «هر روز ۸ تا
 * ۲۴», «شبانه‌روزی».
 */
final class OpeningText {
  private static final String APART = "؛ ";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** From Saturday on, as weeks go here. */
  private static final List<DayOfWeek> WEEK =
      List.of(
          DayOfWeek.SATURDAY,
          DayOfWeek.SUNDAY,
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  private static final Words<List<DayOfWeek>> DAYS =
      new Words<List<DayOfWeek>>()
          .of(List.of(DayOfWeek.SATURDAY), "شنبه", "saturday", "sat")
          .of(List.of(DayOfWeek.SUNDAY), "یکشنبه", "sunday", "sun")
          .of(List.of(DayOfWeek.MONDAY), "دوشنبه", "monday", "mon")
          .of(List.of(DayOfWeek.TUESDAY), "سه‌شنبه", "tuesday", "tue")
          .of(List.of(DayOfWeek.WEDNESDAY), "چهارشنبه", "wednesday", "wed")
          .of(List.of(DayOfWeek.THURSDAY), "پنجشنبه", "پنج‌شنبه", "thursday", "thu")
          .of(List.of(DayOfWeek.FRIDAY), "جمعه", "friday", "fri")
          .of(WEEK, "هر روز", "همه روز", "همه روزها", "روزانه", "every day", "daily");

  private static final Pattern ALL_DAY = Pattern.compile("شبانه[\\u200c ]?روزی|24 ?ساعته");
  private static final Pattern SPAN =
      Pattern.compile(
          "([0-9]{1,2})(?:[:٫.]([0-9]{2}))? ?(?:-|–|تا|الی) ?([0-9]{1,2})(?:[:٫.]([0-9]{2}))?");
  private static final Pattern RANGE = Pattern.compile(" ?(?:-|–| تا | الی ) ?");
  private static final Pattern AND = Pattern.compile(" ?[،,] ?| و ");
  private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

  private OpeningText() {}

  static String write(List<Opening> openings) {
    return openings.stream()
        .map(opening ->
            day(opening.day())
                + " "
                + HOUR.format(opening.opens())
                + "-"
                + HOUR.format(opening.closes()))
        .collect(Collectors.joining(APART));
  }

  private static String day(DayOfWeek day) {
    return switch (day) {
      case SATURDAY -> "شنبه";
      case SUNDAY -> "یکشنبه";
      case MONDAY -> "دوشنبه";
      case TUESDAY -> "سه‌شنبه";
      case WEDNESDAY -> "چهارشنبه";
      case THURSDAY -> "پنجشنبه";
      case FRIDAY -> "جمعه";
    };
  }

  /** Empty where it is not understood to its end. */
  static Optional<List<Opening>> read(String typed) {
    var openings = new ArrayList<Opening>();
    for (String part : typed.split("[؛;|]", -1)) {
      if (!part.isBlank() && !read(part.strip(), openings)) {
        return Optional.empty();
      }
    }
    return openings.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(openings));
  }

  private static boolean read(String part, List<Opening> openings) {
    int from = hoursBegin(part);
    if (from < 0) {
      return false;
    }
    String hours = part.substring(from).strip();
    boolean allDay = ALL_DAY.matcher(hours).matches();
    String typed = part.substring(0, from).strip();
    List<DayOfWeek> days = allDay && typed.isEmpty() ? WEEK : days(typed);
    if (days.isEmpty()) {
      return false;
    }
    if (allDay) {
      days.forEach(day -> openings.add(new Opening(day, MIDNIGHT, MIDNIGHT)));
      return true;
    }
    for (DayOfWeek day : days) {
      for (String one : AND.split(hours, -1)) {
        Matcher span = SPAN.matcher(one.strip());
        Optional<LocalTime> opens = span.matches() ? time(span, 1) : Optional.empty();
        Optional<LocalTime> closes = opens.isPresent() ? time(span, 3) : Optional.empty();
        if (opens.isEmpty() || closes.isEmpty()) {
          return false;
        }
        openings.add(new Opening(day, opens.get(), closes.get()));
      }
    }
    return true;
  }

  /** Where the first hour stands; below zero where none does. */
  private static int hoursBegin(String part) {
    Matcher allDay = ALL_DAY.matcher(part);
    if (allDay.find()) {
      return allDay.start();
    }
    for (int i = 0; i < part.length(); i++) {
      if (Character.isDigit(part.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<LocalTime> time(Matcher span, int group) {
    int hour = Integer.parseInt(span.group(group));
    String minutes = span.group(group + 1);
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    return hour > 24 || minute > 59 || (hour == 24 && minute > 0)
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour % 24, minute));
  }

  /** None where they are not understood. */
  private static List<DayOfWeek> days(String typed) {
    var days = new ArrayList<DayOfWeek>();
    for (String part : AND.split(typed, -1)) {
      String[] ends = RANGE.split(part.strip(), -1);
      List<DayOfWeek> first = DAYS.meaning(ends[0]).orElse(List.of());
      List<DayOfWeek> last = DAYS.meaning(ends[ends.length - 1]).orElse(List.of());
      if (first.isEmpty() || last.isEmpty() || ends.length > 2) {
        return List.of();
      }
      if (ends.length == 1) {
        days.addAll(first);
      } else {
        int begin = WEEK.indexOf(first.getFirst());
        int length = Math.floorMod(WEEK.indexOf(last.getLast()) - begin, WEEK.size());
        if (length == 0) {
          return List.of();
        }
        for (int i = 0; i <= length; i++) {
          days.add(WEEK.get((begin + i) % WEEK.size()));
        }
      }
    }
    return days;
  }
}
