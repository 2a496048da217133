package ir.takmil.claims.intake;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import ir.takmil.platform.value.CanonicalJson;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs receipts: a JWS (RFC 7515) with Ed25519 (RFC 8037), to be verified by any JOSE library. */
@Component
class ReceiptSigner {
  private final OctetKeyPair key;
  private final JWSSigner signer;

  /**
   * @param seed 32 bytes in Base64
   */
  ReceiptSigner(@Value("${takmil.receipt-key}") String seed)
      throws GeneralSecurityException, JOSEException {
    var pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(Base64.getDecoder().decode(seed));
    key =
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
            .d(Base64URL.encode(pair.getPrivateKey()))
            .algorithm(JWSAlgorithm.EdDSA)
            .keyIDFromThumbprint()
            .build();
    signer = new Ed25519Signer(key);
  }

  /** The receipt as a compact JWS. */
  String sign(Receipt receipt) {
    try {
      var signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                  .type(new JOSEObjectType("takmil-receipt"))
                  .keyID(key.getKeyID())
                  .build(),
              new Payload(CanonicalJson.of(receipt)));
      signed.sign(signer);
      return signed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public half, for those who verify. */
  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }
}
