package ir.takmil.identity.securitycode;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Asks for a proof of work and checks it. Nothing is kept when one is asked for: the identifier
 * carries its own terms (which, until when, how hard) and our seal on them. What is kept is that
 * one was used, for the insert of its identifier happens only once.
 */
@Component
public class SecurityCodes {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** Bits beyond the usual difficulty: 64 times the work, which a phone still does. */
  public static final int HARDEST = 6;

  private final MongoTemplate mongo;
  private final Vault vault;
  private final Clock clock;
  private final int difficulty;

  SecurityCodes(
      MongoTemplate mongo,
      Vault vault,
      Clock clock,
      @Value("${takmil.security-code.difficulty:14}") int difficulty) {
    this.mongo = mongo;
    this.vault = vault;
    this.clock = clock;
    this.difficulty = difficulty;
  }

  /**
   * @param harder bits beyond the usual difficulty, each doubles the work; {@link #HARDEST} at most
   */
  public SecurityCode ask(int harder) {
    int bits = bits(harder);
    Instant expiresAt = clock.instant().plus(LIFE);
    String terms = UUID.randomUUID() + "." + expiresAt.toEpochMilli() + "." + bits;
    String id = terms + "." + seal(terms);
    return new SecurityCode(id, challengeOf(id), bits, expiresAt);
  }

  /**
   * Takes an answer, once.
   *
   * @param harder as the work would be asked for now
   * @return how much harder than usual the work was that was done
   * @throws Refusal 422 when it is wrong, late, not ours or used; which of them is not said; and
   *     when it was asked for before it became so hard, with a {@code securityCode} to solve
   *     instead
   */
  public int redeem(SolvedCode solved, int harder) {
    String[] parts = solved.id().split("\\.", -1);
    if (parts.length != 4 || !sealed(parts) || !worked(solved, Integer.parseInt(parts[2]))) {
      throw wrong();
    }
    Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    if (!clock.instant().isBefore(expiresAt)) {
      throw wrong();
    }
    int worked = Integer.parseInt(parts[2]);
    if (worked < bits(harder)) {
      throw Refusal.unprocessable("security-code-too-easy", Map.of("securityCode", ask(harder)));
    }
    try {
      mongo.insert(new UsedSecurityCode(parts[0], expiresAt));
    } catch (DuplicateKeyException used) {
      throw wrong();
    }
    return worked - difficulty;
  }

  private int bits(int harder) {
    return difficulty + Math.min(harder, HARDEST);
  }

  /** What has expired can no longer be answered, so its use need not be remembered. */
  public void forgetExpired(Instant now) {
    mongo.remove(expiredBy(now), UsedSecurityCode.class);
  }

  /** Index: expiry. */
  static Query expiredBy(Instant now) {
    return Query.query(Criteria.where("expiresAt").lt(now));
  }

  private boolean sealed(String[] parts) {
    String seal = seal(parts[0] + "." + parts[1] + "." + parts[2]);
    return MessageDigest.isEqual(
        seal.getBytes(StandardCharsets.UTF_8), parts[3].getBytes(StandardCharsets.UTF_8));
  }

  private String seal(String terms) {
    return vault.fingerprint("security-code:" + terms);
  }

  /** Not the identifier itself, so that a log or an address that holds one gives no head start. */
  private String challengeOf(String id) {
    return vault.fingerprint("security-code-challenge:" + id);
  }

  private boolean worked(SolvedCode solved, int zeroBits) {
    byte[] hash = sha256(challengeOf(solved.id()) + ":" + solved.answer());
    for (int bit = 0; bit < zeroBits; bit++) {
      if ((hash[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Refusal wrong() {
    return Refusal.unprocessable("security-code-wrong");
  }
}
