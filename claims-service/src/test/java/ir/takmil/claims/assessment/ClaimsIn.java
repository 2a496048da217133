package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.platform.web.Seen;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The claims of a store, where nobody announces them. */
record ClaimsIn(MongoTemplate store) implements Claims {
  @Override
  public Optional<Claim> find(ClaimId id) {
    return Optional.ofNullable(store.findById(id, Claim.class));
  }

  @Override
  public Claim add(Claim claim) {
    return store.insert(claim);
  }

  @Override
  public Claim change(ClaimId id, Seen seen, UnaryOperator<Claim> change) {
    return store.save(change.apply(find(id).orElseThrow()));
  }
}
