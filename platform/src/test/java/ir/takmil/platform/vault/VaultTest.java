package ir.takmil.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Personal data is unreadable in the store and found again by its fingerprint. */
class VaultTest {
  private final Vault vault = new Vault(Base64.getEncoder().encodeToString(new byte[32]));
  private final Vault other =
      new Vault(
          Base64.getEncoder()
              .encodeToString(
                  "another key of thirty-two bytes!"
                      .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

  @Test
  void opensWhatItSealedAndNeverSealsAlikeTwice() {
    String sealed = vault.seal("0012345679", "person/1/national-code");
    assertThat(sealed).isNotEqualTo(vault.seal("0012345679", "person/1/national-code"));
    assertThat(vault.open(sealed, "person/1/national-code")).isEqualTo("0012345679");
  }

  @Test
  void opensNeitherInAnotherPlaceNorWithAnotherKey() {
    String sealed = vault.seal("0012345679", "person/1/national-code");
    assertThatThrownBy(() -> vault.open(sealed, "person/2/national-code"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.open(sealed, "person/1/national-code"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fingerprintsAreEqualForEqualsAndTellNothingWithoutTheKey() {
    assertThat(vault.fingerprint("0012345679")).isEqualTo(vault.fingerprint("0012345679"));
    assertThat(vault.fingerprint("0012345679")).isNotEqualTo(other.fingerprint("0012345679"));
  }
}
