package ir.takmil.claims.coverage;

import org.springframework.data.mongodb.core.MongoTemplate;

/** For tests of other packages. */
public final class CoveragesIn {
  private CoveragesIn() {}

  public static Coverages store(MongoTemplate store) {
    return new Coverages(store);
  }
}
