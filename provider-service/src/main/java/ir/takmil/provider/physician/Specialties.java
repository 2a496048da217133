package ir.takmil.provider.physician;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The specialties of all services; there are as many as a plan has services. */
@Repository
public class Specialties {
  private static final int MOST = 1000;

  private final MongoTemplate mongo;
  private final Documents<ServiceSpecialties> documents;

  Specialties(MongoTemplate mongo, Relay<ServiceSpecialties, ServiceSpecialtiesEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, ServiceSpecialties.class, relay);
  }

  public ServiceSpecialties set(String serviceCode, List<String> specialties, Instant now) {
    return documents.change(
        serviceCode,
        () -> ServiceSpecialties.of(serviceCode),
        present -> present.set(specialties, now));
  }

  public Optional<ServiceSpecialties> of(String serviceCode) {
    return documents.find(serviceCode);
  }

  /** Index: {@code _id_}. */
  public List<ServiceSpecialties> all() {
    return mongo.find(new Query().with(Sort.by("_id")).limit(MOST), ServiceSpecialties.class);
  }
}
