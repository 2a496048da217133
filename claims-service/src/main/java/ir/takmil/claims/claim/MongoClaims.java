package ir.takmil.claims.claim;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

@Repository
class MongoClaims implements Claims {
  private final Documents<Claim> documents;

  MongoClaims(MongoTemplate mongo, Relay<Claim, ClaimEvent> relay) {
    documents = new Documents<>(mongo, Claim.class, relay);
  }

  @Override
  public Optional<Claim> find(ClaimId id) {
    return documents.find(id.value());
  }

  @Override
  public Claim add(Claim claim) {
    return documents.add(claim);
  }

  @Override
  public Claim change(ClaimId id, Seen seen, UnaryOperator<Claim> change) {
    return documents.change(id.value(), seen, change);
  }
}
