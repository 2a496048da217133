package ir.takmil.claims.claim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Lots for samples: nobody can tell beforehand, and whoever asks again gets the same. */
public final class Lot {
  private static final int ALL = 10_000;

  private Lot() {}

  /**
   * @param what a claim has a lot of its own in each drawing
   * @param claimNumber the claim's, which no client has chosen
   * @return from 0 to 9,999, each as likely: below a share in basis points, it is in the sample
   */
  public static int drawn(String what, String claimNumber) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((what + "/" + claimNumber).getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).mod(BigInteger.valueOf(ALL)).intValue();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
