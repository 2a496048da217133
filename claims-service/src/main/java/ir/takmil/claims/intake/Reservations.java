package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ClaimNumbers;
import java.security.SecureRandom;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What exists once in the whole service and belongs to one admission: codes, numbers, keys and ids
 * that clients made. Reserved by one insert before it is used; one that is not used after all is
 * lost, and there are plenty.
 */
@Component
class Reservations implements ClaimNumbers {
  private static final String COLLECTION = "reservations";
  private static final int TRIES = 20;

  private final MongoTemplate mongo;
  private final SecureRandom random = new SecureRandom();

  Reservations(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Of the shape 1403/14/11499/036/92; nothing can be read out of it. */
  String trackingCode(AdmissionId owner) {
    return fresh("tracking-code", new int[] {4, 2, 5, 3, 2}, owner);
  }

  @Override
  public String next(AdmissionId owner) {
    return fresh("claim-number", new int[] {10}, owner);
  }

  /** False when another admission uses that id for a claim. */
  boolean claim(ClaimId id, AdmissionId owner) {
    return reserve("claim", id.value(), owner);
  }

  /** False when that sender has confirmed, or tried to confirm, another admission with that key. */
  boolean key(String sender, String key, AdmissionId owner) {
    return reserve("key", sender + "/" + key, owner);
  }

  private String fresh(String what, int[] shape, AdmissionId owner) {
    for (int tried = 0; tried < TRIES; tried++) {
      String drawn = draw(shape);
      if (inserted(what, drawn, owner)) {
        return drawn;
      }
    }
    throw new IllegalStateException("no free " + what + " found");
  }

  private String draw(int[] shape) {
    var drawn = new StringBuilder();
    for (int digits : shape) {
      drawn.append(drawn.isEmpty() ? "" : "/");
      for (int i = 0; i < digits; i++) {
        drawn.append(drawn.isEmpty() ? 1 + random.nextInt(9) : random.nextInt(10));
      }
    }
    return drawn.toString();
  }

  private boolean reserve(String what, String value, AdmissionId owner) {
    if (inserted(what, value, owner)) {
      return true;
    }
    Document known = mongo.findById(what + ":" + value, Document.class, COLLECTION);
    return known != null && owner.value().equals(known.getString("owner"));
  }

  private boolean inserted(String what, String value, AdmissionId owner) {
    try {
      mongo.insert(
          new Document("_id", what + ":" + value).append("owner", owner.value()), COLLECTION);
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }
}
