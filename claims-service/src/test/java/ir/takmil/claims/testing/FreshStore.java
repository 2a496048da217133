package ir.takmil.claims.testing;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.StoreAlone;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The store as a process finds it that has just started: an empty database, nothing read yet. */
public final class FreshStore {
  private FreshStore() {}

  public static <T> T fresh(Function<MongoTemplate, T> work) {
    return in("fresh-" + UUID.randomUUID(), work);
  }

  /** In a database that another process may have written. */
  public static <T> T in(String database, Function<MongoTemplate, T> work) {
    return at(BackingServices.storeUri(), database, work);
  }

  public static <T> T at(String uri, String database, Function<MongoTemplate, T> work) {
    return StoreAlone.at(uri, database, "ir.takmil.claims", work);
  }
}
