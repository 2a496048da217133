package ir.takmil.claims.claim;

import org.springframework.data.mongodb.core.MongoTemplate;

/** The uses of prescriptions of a store that a test made. */
public final class PrescriptionUsesIn {
  private PrescriptionUsesIn() {}

  public static PrescriptionUses store(MongoTemplate store) {
    return new PrescriptionUses(store);
  }
}
