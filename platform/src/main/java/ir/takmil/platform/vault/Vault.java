package ir.takmil.platform.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data with AES-256-GCM before it reaches a store, and gives a keyed fingerprint
 * (HMAC-SHA-256) for finding it again by equality. Both keys are derived from one secret of the
 * service that lives outside the store.
 */
public final class Vault {
  private final AesGcmJce cipher;
  private final PrfHmacJce fingerprints;

  /**
   * @param key base64 of 32 random bytes, from the environment
   */
  public Vault(String key) {
    byte[] secret = Base64.getDecoder().decode(key);
    if (secret.length != 32) {
      throw new IllegalArgumentException("TAKMIL_VAULT_KEY must be base64 of 32 bytes");
    }
    try {
      cipher = new AesGcmJce(derive(secret, "seal"));
      fingerprints =
          new PrfHmacJce("HMACSHA256", new SecretKeySpec(derive(secret, "fingerprint"), "HMAC"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] derive(byte[] secret, String purpose) throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        "HMACSHA256", secret, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), 32);
  }

  /**
   * @param place where the sealed value lives; it opens only with the same place
   */
  public byte[] seal(byte[] plain, String place) {
    try {
      return cipher.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public byte[] open(byte[] sealed, String place) {
    try {
      return cipher.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException wrongKeyOrPlace) {
      throw new IllegalStateException(
          "sealed value does not open: other key or other place", wrongKeyOrPlace);
    }
  }

  public String seal(String plain, String place) {
    return Base64.getEncoder().encodeToString(seal(plain.getBytes(StandardCharsets.UTF_8), place));
  }

  public String open(String sealed, String place) {
    return new String(open(Base64.getDecoder().decode(sealed), place), StandardCharsets.UTF_8);
  }

  public String fingerprint(String plain) {
    try {
      byte[] tag = fingerprints.compute(plain.getBytes(StandardCharsets.UTF_8), 32);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
