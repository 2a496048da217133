package ir.takmil.local.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers which prescriptions a person has. Social Security finds them by person and day, Health
 * Insurance by person and tracking code. An unknown person simply has none.
 */
final class BasicInsurer implements Sandbox {
  static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  private static final int DAYS_BACK = 365;

  private final String name;
  private final String title;
  private final String insurer;
  private final boolean byTrackingCode;
  private final PrescriptionBook book;
  private final String key;
  private final Clock clock;
  private final Map<String, Long> edited = new ConcurrentHashMap<>();

  private BasicInsurer(
      String name,
      String title,
      String insurer,
      boolean byTrackingCode,
      PrescriptionBook book,
      String key,
      Clock clock) {
    this.name = name;
    this.title = title;
    this.insurer = insurer;
    this.byTrackingCode = byTrackingCode;
    this.book = book;
    this.key = key;
    this.clock = clock;
  }

  static BasicInsurer socialSecurity(PrescriptionBook book, String key, Clock clock) {
    return new BasicInsurer(
        "social-security", "تأمین اجتماعی", "SOCIAL_SECURITY", false, book, key, clock);
  }

  static BasicInsurer healthInsurance(PrescriptionBook book, String key, Clock clock) {
    return new BasicInsurer(
        "health-insurance", "بیمه سلامت", "HEALTH_INSURANCE", true, book, key, clock);
  }

  record ByDay(@Nullable String nationalCode, @Nullable String date) {}

  record ByCode(@Nullable String nationalCode, @Nullable String trackingCode) {}

  record Prescriptions(List<PrescriptionBook.Found> prescriptions) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Answer serve(Asked asked) {
    if (!asked.is("POST", name, "v1", "prescriptions")) {
      return Answer.nothingHere();
    }
    return Answer.json(200, new Prescriptions(byTrackingCode ? byCode(asked) : byDay(asked)));
  }

  private List<PrescriptionBook.Found> byDay(Asked asked) {
    ByDay wanted = asked.json(ByDay.class);
    LocalDate date = day(wanted.date());
    return person(nationalCode(wanted.nationalCode()))
        .filter(person -> known(date))
        .map(person -> on(date, person))
        .orElse(List.of());
  }

  private List<PrescriptionBook.Found> byCode(Asked asked) {
    ByCode wanted = asked.json(ByCode.class);
    String nationalCode = nationalCode(wanted.nationalCode());
    String code = wanted.trackingCode();
    if (code == null || code.isBlank()) {
      throw new Refused(400, "bad-tracking-code", "trackingCode is missing");
    }
    Optional<LocalDate> date =
        PrescriptionBook.dayOf(code.strip(), nationalCode).filter(this::known);
    return person(nationalCode)
        .flatMap(person -> date.map(day -> on(day, person)))
        .orElse(List.of());
  }

  private List<PrescriptionBook.Found> on(LocalDate date, PrescriptionBook.Person person) {
    return book.on(date, person).stream()
        .map(found -> {
          Long amount = edited.get(found.number());
          return amount == null ? found : found.costing(amount);
        })
        .toList();
  }

  /** The prescriptions that were asked for, with amounts that are nobody's but another's. */
  Answer wrong(Asked asked) {
    return Answer.json(
        200,
        new Prescriptions(
            (byTrackingCode ? byCode(asked) : byDay(asked))
                .stream().map(found -> found.costing(found.totalAmount() + 777_000)).toList()));
  }

  /**
   * Within 72 hours an insurer may change what it has said. Not kept: after a restart every
   * prescription is as in the book again.
   */
  record Edit(@Nullable String number, @Nullable Long totalAmount) {}

  private Answer edit(@Nullable String number, @Nullable Long amount) {
    if (number == null || !number.matches("[0-9]{12}") || amount == null || amount < 0) {
      throw new Refused(400, "bad-edit", "an edit has a number and a totalAmount, not negative");
    }
    boolean ours =
        book.insuredBy(insurer)
            .anyMatch(person ->
                IntStream.rangeClosed(0, DAYS_BACK)
                    .mapToObj(ago -> today().minusDays(ago))
                    .flatMap(day -> book.on(day, person).stream())
                    .anyMatch(found -> found.number().equals(number)));
    if (!ours) {
      throw new Refused(404, "unknown", "there is no prescription of that number");
    }
    edited.put(number, amount);
    return Answer.json(200, new Edit(number, amount));
  }

  private Answer editFromForm(Asked asked) {
    asked.refuseForeignPage();
    Map<String, String> form = asked.form();
    String amount = form.getOrDefault("totalAmount", "");
    edit(form.get("number"), amount.matches("[0-9]{1,15}") ? Long.valueOf(amount) : null);
    return Answer.seeOther("/" + name);
  }

  private static String nationalCode(@Nullable String value) {
    if (value == null || !value.matches("[0-9]{10}")) {
      throw new Refused(400, "bad-national-code", "nationalCode is not ten digits");
    }
    return value;
  }

  private static LocalDate day(@Nullable String value) {
    try {
      return LocalDate.parse(value == null ? "" : value);
    } catch (DateTimeParseException e) {
      throw new Refused(400, "bad-date", "date is not an ISO day");
    }
  }

  private Optional<PrescriptionBook.Person> person(String nationalCode) {
    return book.insuredBy(insurer)
        .filter(person -> person.nationalCode().equals(nationalCode))
        .findFirst();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), TEHRAN);
  }

  private boolean known(LocalDate date) {
    LocalDate today = today();
    return !date.isAfter(today) && !date.isBefore(today.minusDays(DAYS_BACK));
  }

  @Override
  public Answer show(Asked asked) {
    if (asked.is("GET", name)) {
      return Page.people(
          title,
          name,
          book.insuredBy(insurer).toList(),
          person -> on(today(), person),
          byTrackingCode,
          today());
    }
    if (asked.is("PUT", name, "edit")) {
      Edit edit = asked.json(Edit.class);
      return edit(edit.number(), edit.totalAmount());
    }
    if (asked.is("POST", name, "edit")) {
      return editFromForm(asked);
    }
    if (byTrackingCode && asked.is("GET", name, "tracking-code")) {
      String nationalCode = nationalCode(asked.query().get("nationalCode"));
      LocalDate date = day(asked.query().get("date"));
      return Answer.json(
          200, Map.of("trackingCode", PrescriptionBook.trackingCode(nationalCode, date)));
    }
    return Answer.nothingHere();
  }
}
