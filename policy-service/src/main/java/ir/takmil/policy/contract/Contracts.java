package ir.takmil.policy.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The contracts; every question to the store is by id. */
@Repository
public class Contracts {
  private final MongoTemplate mongo;

  Contracts(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Optional<Contract> find(ContractId id) {
    return Optional.ofNullable(mongo.findById(id, Contract.class));
  }

  public List<Contract> all(Collection<ContractId> ids) {
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), Contract.class);
  }

  /** Told twice, kept once. */
  public void put(Contract contract) {
    Contract present = find(contract.id()).orElse(null);
    if (present == null) {
      try {
        mongo.insert(contract);
        return;
      } catch (DuplicateKeyException meanwhile) {
        present = find(contract.id()).orElseThrow(() -> meanwhile);
      }
    }
    Contract next = present.toldAgain(contract);
    if (!next.equals(present)) {
      mongo.save(next);
    }
  }
}
