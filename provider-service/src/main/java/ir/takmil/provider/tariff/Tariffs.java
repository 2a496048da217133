package ir.takmil.provider.tariff;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.centre.CentreKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All tariffs. */
@Repository
public class Tariffs {
  private static final Logger log = LoggerFactory.getLogger(Tariffs.class);
  private static final Sort ORDER =
      Sort.by("price.serviceCode", "price.centreKind")
          .and(Sort.by(Sort.Direction.DESC, "price.from"))
          .and(Sort.by("_id"));

  private final MongoTemplate mongo;
  private final Documents<Tariff> documents;

  Tariffs(MongoTemplate mongo, Relay<Tariff, TariffEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Tariff.class, relay);
  }

  /**
   * Which tariffs somebody looks for; what is left out does not matter.
   *
   * @param on a day on which it holds
   */
  public record Wanted(
      @Nullable String serviceCode, @Nullable CentreKind centreKind, @Nullable LocalDate on) {}

  public Optional<Tariff> find(TariffId id) {
    return documents.find(id.value());
  }

  /** An earlier release did not keep what there is one of. Index: none, once. */
  public void rememberSlots() {
    for (Tariff old :
        mongo.find(query(where("slot").exists(false).and("withdrawn").ne(true)), Tariff.class)) {
      try {
        mongo.updateFirst(
            query(where("_id").is(old.id().value()).and("slot").exists(false)),
            new Update().set("slot", old.price().slot()),
            Tariff.class);
      } catch (DuplicateKeyException twoOfOneDay) {
        log.atWarn().addKeyValue("tariff", old.id().value()).log("another begins on its day");
      }
    }
  }

  /** Not one that was withdrawn. Index: {@code slot}. */
  public Optional<Tariff> ofSlot(String slot) {
    return Optional.ofNullable(mongo.findOne(query(where("slot").is(slot)), Tariff.class));
  }

  /**
   * @param by the account that sets it
   * @throws Refusal 409 {@code tariff-taken} when another of that service and kind begins that day
   */
  public Tariff set(TariffId id, Price price, String by, Instant now) {
    try {
      documents.add(Tariff.set(id, price, now));
      return documents.change(id.value(), Seen.WHATEVER, tariff -> tariff.set(price, by, now));
    } catch (DuplicateKeyException anothers) {
      throw Refusal.conflict("tariff-taken", Map.of("from", price.from()));
    }
  }

  /**
   * @throws Refusal 404
   */
  public Tariff withdraw(TariffId id, String by, Instant now) {
    return documents.change(id.value(), Seen.WHATEVER, tariff -> tariff.withdraw(by, now));
  }

  /**
   * By service, kind and the latest first. Index: {@code service}, also by itself for the order.
   */
  public List<Tariff> search(Wanted wanted, int page, int size) {
    return mongo.find(asked(wanted).with(ORDER).skip((long) page * size).limit(size), Tariff.class);
  }

  /** All that were not withdrawn, in the same order; to be closed. Index: {@code service}. */
  public Stream<Tariff> held() {
    return mongo.stream(query(where("withdrawn").ne(true)).with(ORDER), Tariff.class);
  }

  public long count(Wanted wanted) {
    return mongo.count(asked(wanted), Tariff.class);
  }

  private static Query asked(Wanted wanted) {
    var all = new ArrayList<Criteria>();
    if (wanted.serviceCode() != null) {
      all.add(where("price.serviceCode").is(wanted.serviceCode()));
    }
    if (wanted.centreKind() != null) {
      all.add(where("price.centreKind").is(wanted.centreKind()));
    }
    LocalDate on = wanted.on();
    if (on != null) {
      all.add(where("price.from").lte(on));
      all.add(new Criteria().orOperator(where("price.to").is(null), where("price.to").gte(on)));
      all.add(where("withdrawn").ne(true));
    }
    return all.isEmpty() ? new Query() : query(new Criteria().andOperator(all));
  }
}
