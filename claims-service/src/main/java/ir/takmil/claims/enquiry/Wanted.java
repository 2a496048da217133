package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Status;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which of one's claims, as it is asked for; what is absent does not matter.
 *
 * @param status any of these
 * @param view all, with-deductions or returned
 * @param group of documents: see {@link Group}
 * @param from the first day of the expense, and {@code to} the last one
 */
record Wanted(
    @Nullable Set<Status> status,
    @Nullable String view,
    @Nullable String group,
    @Nullable Direction direction,
    @Nullable String contract,
    @Nullable String person,
    @Nullable String trackingCode,
    @Nullable String claimNumber,
    @Nullable String service,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  /** All that is asked for, beside who asks. */
  List<Criteria> criteria() {
    var all = new ArrayList<Criteria>();
    if (status != null && !status.isEmpty()) {
      all.add(where("stage.kind").in(status.stream().flatMap(s -> Kinds.of(s).stream()).toList()));
    }
    if (view != null) {
      View.named(view).criteria().ifPresent(all::add);
    }
    if (group != null) {
      all.add(Group.named(group).criteria());
    }
    if (direction != null) {
      // Absent from what an earlier release stored: direct.
      all.add(
          direction == Direction.DIRECT
              ? where("expense.direction").ne(Direction.INDIRECT.name())
              : where("expense.direction").is(direction.name()));
    }
    add(all, "expense.contractId", contract);
    add(all, "expense.personId", person);
    add(all, "expense.trackingCode", digits(trackingCode));
    add(all, "expense.claimNumber", digits(claimNumber));
    add(all, "expense.service.code", service);
    if (from != null) {
      all.add(where("expense.date").gte(known(from, "/from")));
    }
    if (to != null) {
      all.add(where("expense.date").lte(known(to, "/to")));
    }
    return all;
  }

  /** A day that the store can hold. */
  private static LocalDate known(LocalDate day, String pointer) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw Refusal.malformed("parameter-wrong", pointer);
    }
    return day;
  }

  private static @Nullable String digits(@Nullable String typed) {
    return typed == null ? null : PersianText.digits(typed);
  }

  private static void add(List<Criteria> all, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      all.add(where(field).is(value));
    }
  }

  /** Treatment records (سوابق درمان) are looked at in these ways. */
  enum View {
    ALL,
    WITH_DEDUCTIONS,
    RETURNED;

    static View named(String name) {
      for (View view : values()) {
        if (name.equals(view.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
          return view;
        }
      }
      throw Refusal.malformed("parameter-wrong", "/view");
    }

    Optional<Criteria> criteria() {
      return switch (this) {
        case ALL -> Optional.empty();
        case WITH_DEDUCTIONS ->
            Optional.of(
                new Criteria()
                    .andOperator(
                        where("stage.decision.lines.deductions.code").exists(true),
                        where("stage.kind").ne("under-examination")));
        case RETURNED -> Optional.of(where("stage.kind").is("returned"));
      };
    }
  }
}
