package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

/**
 * A kind of document that belongs to a service's claims.
 *
 * @param required starred: without it the claim is not taken
 */
public record RequiredDocument(DocumentKind kind, boolean required) {
  public RequiredDocument {
    requireNonNull(kind, "kind");
  }
}
