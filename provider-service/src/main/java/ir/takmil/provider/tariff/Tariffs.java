package ir.takmil.provider.tariff;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** All tariffs. */
@Repository
public class Tariffs {
  private final Documents<Tariff> documents;

  Tariffs(MongoTemplate mongo, Relay<Tariff, TariffEvent> relay) {
    this.documents = new Documents<>(mongo, Tariff.class, relay);
  }

  public Optional<Tariff> find(TariffId id) {
    return documents.find(id.value());
  }

  public Tariff add(Tariff tariff) {
    return documents.add(tariff);
  }

  public Tariff change(TariffId id, UnaryOperator<Tariff> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }
}
