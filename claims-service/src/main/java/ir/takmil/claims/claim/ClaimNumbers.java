package ir.takmil.claims.claim;

/** Where numbers of claims come from. */
@FunctionalInterface
public interface ClaimNumbers {
  /** Ten digits that no other claim has; nothing can be read out of them. */
  String next(AdmissionId owner);
}
