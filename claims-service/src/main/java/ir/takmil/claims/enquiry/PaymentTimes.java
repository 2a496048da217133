package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** What the suite's own history says of how long payment takes. */
@Repository
class PaymentTimes {
  private static final int NEWEST = 1000;
  private static final int ENOUGH = 30;
  private static final double DAY = Duration.ofDays(1).toSeconds();
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final MongoTemplate mongo;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  PaymentTimes(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * From the registration to the payment, in days begun.
   *
   * @param medianDays half of them took no longer
   * @param p90Days nine of ten took no longer
   * @param cases how many it is told from
   */
  record Expected(int medianDays, int p90Days, int cases) {}

  private record Known(@Nullable Expected expected, Instant until) {}

  void note(PaymentTime time) {
    mongo.save(time);
  }

  /** For a claim that is on its way to payment; nothing while there are too few cases. */
  @Nullable Expected expected(Claim claim) {
    return isOnItsWay(claim.stage()) ? expected(claim.expense().service().code()) : null;
  }

  private static boolean isOnItsWay(Stage stage) {
    return switch (stage) {
      case Stage.Waiting _,
          Stage.UnderAssessment _,
          Stage.UnderExamination _,
          Stage.Ordered _,
          Stage.SentForPayment _ ->
          true;
      case Stage.Approved approved -> !approved.decision().payable().isZero();
      case Stage.Returned _,
          Stage.Rejected _,
          Stage.Voided _,
          Stage.Paid _,
          Stage.PaymentFailed _ ->
          false;
    };
  }

  private @Nullable Expected expected(String service) {
    Instant now = clock.instant();
    Known before = known.get(service);
    if (before != null && now.isBefore(before.until())) {
      return before.expected();
    }
    Expected told =
        of(
            mongo.find(newest(service), PaymentTime.class).stream()
                .map(PaymentTime::seconds)
                .sorted()
                .toList());
    known.put(service, new Known(told, now.plus(GOOD_FOR)));
    return told;
  }

  /** By the index service-newest. */
  static Query newest(String service) {
    return query(where("service").is(service))
        .with(Sort.by(Sort.Direction.DESC, "paidAt"))
        .limit(NEWEST);
  }

  static @Nullable Expected of(List<Long> sorted) {
    return sorted.size() < ENOUGH
        ? null
        : new Expected(days(sorted, 0.5), days(sorted, 0.9), sorted.size());
  }

  private static int days(List<Long> sorted, double share) {
    long seconds = sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    return Math.max(1, (int) Math.ceil(seconds / DAY));
  }
}
