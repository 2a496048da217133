package ir.takmil.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import ir.takmil.claims.claim.Claim;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReceiptTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Receipt receipt(Admission confirmed) {
    return Receipt.of(
        confirmed,
        confirmed.confirmation().orElseThrow().trackingCode(),
        ((Admission.Stage.Confirmed) confirmed.stage()).frozen(),
        confirmed.confirmation().orElseThrow().at());
  }

  @Test
  void itSaysWhatWasSentWithTheHashesOfEverything() throws Exception {
    Admission confirmed = SampleAdmissions.confirmed();
    var signed = JWSObject.parse(Receipts.signer().sign(receipt(confirmed)));
    JsonNode said = JSON.readTree(signed.getPayload().toString());
    Claim claim = confirmed.claims().getFirst();
    assertThat(said.path("trackingCode").asString()).isEqualTo(claim.expense().trackingCode());
    JsonNode sent = said.path("claims").get(0);
    assertThat(sent.path("contentHash").asString()).isEqualTo(claim.expense().contentHash());
    assertThat(sent.path("pictures").get(0).path("sha256").asString())
        .isEqualTo(claim.attachments().getFirst().sha256());
  }

  @Test
  void whoeverKeptThePublicKeyVerifiesItWithoutAskingAnybody() throws Exception {
    var signer = Receipts.signer();
    String jws = signer.sign(receipt(SampleAdmissions.confirmed()));
    OctetKeyPair kept = signer.publicKeys().getKeys().getFirst().toOctetKeyPair();
    assertThat(kept.isPrivate()).isFalse();
    assertThat(JWSObject.parse(jws).verify(new Ed25519Verifier(kept))).isTrue();

    // The same with nothing but the JDK, as docs/receipt.md tells it.
    String[] parts = jws.split("\\.");
    byte[] spki =
        HexFormat.of()
            .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(kept.getX().decode()));
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    ed25519.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(ed25519.verify(new Base64URL(parts[2]).decode())).isTrue();
  }

  @Test
  void oneThatWasChangedDoesNotVerify() throws Exception {
    var signer = Receipts.signer();
    String[] parts = signer.sign(receipt(SampleAdmissions.confirmed())).split("\\.");
    String changed = new Base64URL(parts[1]).decodeToString().replace("1403", "1404");
    var forged = JWSObject.parse(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2]);
    assertThat(
            forged.verify(
                new Ed25519Verifier(signer.publicKeys().getKeys().getFirst().toOctetKeyPair())))
        .isFalse();
  }
}
