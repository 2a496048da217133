package ir.takmil.claims.picture;

import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/** Stub. */
@Repository
public class Likenesses {
  Likenesses(MongoDatabaseFactory store) {
    store.getMongoDatabase();
  }

  void keep(Name name, Picture picture) {}

  void forget(Name name) {}
}
