package ir.takmil.policy.person;

/**
 * A personal value that only the vault opens. Sealed twice, a value never looks the same; its keyed
 * fingerprint does, so that is what two of them are compared by.
 */
public record Sealed(String sealed, String fingerprint) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that && that.fingerprint.equals(fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }
}
