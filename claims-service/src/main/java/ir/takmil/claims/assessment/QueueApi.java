package ir.takmil.claims.assessment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import ir.takmil.claims.assessment.Queues.Asked;
import ir.takmil.claims.assessment.Queues.For;
import ir.takmil.claims.assessment.Queues.Heap;
import ir.takmil.claims.assessment.Queues.Waiting;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors to what waits for assessors and examiners. */
@RestController
class QueueApi {
  private static final int MOST = 100;
  private static final int OLDEST_DAYS = 3650;
  private static final int LONGEST_NAME = 100;

  /** Ages that are told apart: from the first submission on. */
  private static final List<Duration> AGES =
      List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(30));

  private final Queues queues;
  private final Clock clock;
  private final RecentCounts<Question, Long> totals;
  private final RecentCounts<Question, Counts> counts;

  QueueApi(Queues queues, Clock clock) {
    this.queues = queues;
    this.clock = clock;
    this.totals = new RecentCounts<>(clock, Long::longValue);
    this.counts = new RecentCounts<>(clock, Counts::total);
  }

  private record Question(For whom, Filter filter) {}

  /** Of a filter nothing is bound but what its constructor names. */
  @InitBinder
  void bind(WebDataBinder binder) {
    binder.setDeclarativeBinding(true);
  }

  record Listing(List<WaitingView> items, long total, @Nullable String next) {}

  record WaitingView(
      ClaimId id,
      String claimNumber,
      String trackingCode,
      String contractId,
      PersonId personId,
      Status status,
      Direction direction,
      Titled service,
      Titled cover,
      LocalDate expenseDate,
      @Nullable String centreName,
      Rials requested,
      @Nullable Rials held,
      List<Flag> flags,
      Instant registeredAt,
      int sequence) {
    static WaitingView of(Waiting claim) {
      var expense = claim.expense();
      return new WaitingView(
          claim.id(),
          expense.claimNumber(),
          expense.trackingCode(),
          expense.contractId().value(),
          expense.personId(),
          claim.stage().status(),
          expense.direction(),
          expense.service(),
          expense.cover(),
          expense.date(),
          expense.centreName(),
          expense.requested(),
          claim.held(),
          claim.file().flags().stream().sorted().toList(),
          claim.registeredAt(),
          claim.sequence());
    }
  }

  /**
   * How many wait, by what they can be filtered by; the most frequent service first.
   *
   * @param ages from the youngest to the oldest, each without those that are in the next
   */
  record Counts(long total, List<OfService> services, List<OfFlag> flags, List<OfAge> ages) {
    record OfService(Titled service, long count) {}

    record OfFlag(Flag flag, long count) {}

    record OfAge(long olderThanDays, long count) {}

    static Counts of(List<Heap> heaps) {
      return new Counts(
          heaps.stream().mapToLong(Heap::count).sum(),
          services(heaps),
          Arrays.stream(Flag.values())
              .map(flag ->
                  new OfFlag(
                      flag,
                      heaps.stream()
                          .filter(heap -> heap.flags().contains(flag.name()))
                          .mapToLong(Heap::count)
                          .sum()))
              .filter(of -> of.count() > 0)
              .toList(),
          ages(heaps));
    }

    /** Under the words that most of them have, should its title have changed. */
    private static List<OfService> services(List<Heap> heaps) {
      return heaps.stream()
          .collect(
              groupingBy(
                  Heap::service,
                  TreeMap::new,
                  groupingBy(Heap::title, TreeMap::new, summingLong(Heap::count))))
          .entrySet()
          .stream()
          .map(of ->
              new OfService(
                  new Titled(
                      of.getKey(),
                      of.getValue().entrySet().stream()
                          .max(Map.Entry.comparingByValue())
                          .orElseThrow()
                          .getKey()),
                  of.getValue().values().stream().mapToLong(Long::longValue).sum()))
          .sorted(Comparator.comparingLong(OfService::count).reversed())
          .toList();
    }

    private static List<OfAge> ages(List<Heap> heaps) {
      var ages = new ArrayList<OfAge>();
      for (int age = -1; age < AGES.size(); age++) {
        int wanted = age;
        ages.add(
            new OfAge(
                age < 0 ? 0 : AGES.get(age).toDays(),
                heaps.stream().filter(heap -> heap.age() == wanted).mapToLong(Heap::count).sum()));
      }
      return ages;
    }
  }

  /**
   * What a queue is asked for; what is absent does not matter.
   *
   * @param centre its id, or a part of its name
   * @param minAmount rials that are asked for, and {@code maxAmount}
   */
  record Filter(
      @Nullable String service,
      @Nullable String centre,
      @Nullable Long minAmount,
      @Nullable Long maxAmount,
      @Nullable Integer olderThanDays,
      @Nullable Flag flag) {
    Asked at(Instant now) {
      if (olderThanDays != null && (olderThanDays < 0 || olderThanDays > OLDEST_DAYS)) {
        throw Refusal.malformed("parameter-wrong", "/olderThanDays");
      }
      if (centre != null && centre.length() > LONGEST_NAME) {
        throw Refusal.malformed("parameter-wrong", "/centre");
      }
      return new Asked(
          blankless(service),
          centre == null ? null : blankless(PersianText.normalise(centre)),
          minAmount,
          maxAmount,
          olderThanDays == null ? null : now.minus(Duration.ofDays(olderThanDays)),
          flag);
    }

    private static @Nullable String blankless(@Nullable String typed) {
      return typed == null || typed.isBlank() ? null : typed;
    }
  }

  @RolesAllowed({"assessor", "auditor"})
  @GetMapping("/assessment/queue")
  Listing assessment(
      Filter filter,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit) {
    return listing(For.ASSESSORS, filter, next, limit);
  }

  @RolesAllowed({"assessor", "auditor"})
  @GetMapping("/assessment/queue/counts")
  Counts assessmentCounts(Filter filter) {
    return counts(For.ASSESSORS, filter);
  }

  @RolesAllowed({"examiner", "auditor"})
  @GetMapping("/examination/queue")
  Listing examination(
      Filter filter,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit) {
    return listing(For.EXAMINERS, filter, next, limit);
  }

  @RolesAllowed({"examiner", "auditor"})
  @GetMapping("/examination/queue/counts")
  Counts examinationCounts(Filter filter) {
    return counts(For.EXAMINERS, filter);
  }

  private Listing listing(For whom, Filter filter, @Nullable String next, int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refusal.malformed("parameter-wrong", "/limit");
    }
    Asked asked = filter.at(clock.instant());
    Place after = Place.of(next);
    List<Waiting> found = queues.list(whom, asked, after, limit + 1);
    return new Listing(
        found.stream().limit(limit).map(WaitingView::of).toList(),
        after == null && found.size() <= limit ? found.size() : total(whom, filter, asked),
        Place.next(found, limit, Waiting::place));
  }

  /** Of many, as it was some seconds ago. */
  private long total(For whom, Filter filter, Asked asked) {
    return totals.of(new Question(whom, filter), () -> queues.count(whom, asked));
  }

  /** Of many, as they were some seconds ago. */
  private Counts counts(For whom, Filter filter) {
    Instant now = clock.instant();
    Asked asked = filter.at(now);
    return counts.of(
        new Question(whom, filter), () -> Counts.of(queues.heaps(whom, asked, AGES, now)));
  }
}
