package ir.takmil.provider.physician;

import ir.takmil.provider.centre.CentreId;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All physicians. */
@Repository
public class Physicians {
  private final MongoTemplate mongo;

  Physicians(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** True when there was none of that id before. */
  public boolean put(Physician physician) {
    boolean there =
        mongo.exists(new Query(Criteria.where("_id").is(physician.id())), Physician.class);
    mongo.save(physician);
    return !there;
  }

  /** Index: {@code centre}. */
  public List<Physician> at(CentreId centre) {
    return mongo.find(
        new Query(Criteria.where("centreIds").is(centre)).with(Sort.by("familyName", "_id")),
        Physician.class);
  }
}
