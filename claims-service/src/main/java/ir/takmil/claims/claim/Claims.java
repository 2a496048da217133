package ir.takmil.claims.claim;

import ir.takmil.platform.web.Seen;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All claims. */
public interface Claims {
  Optional<Claim> find(ClaimId id);

  /** Adds a claim; when it is there already, that one stays and is returned. */
  Claim add(Claim claim);

  /**
   * Load, check what the caller saw, change, save.
   *
   * @throws ir.takmil.platform.Refusal 404 unknown, 412 seen before a change, or what the change
   *     refuses
   */
  Claim change(ClaimId id, Seen seen, UnaryOperator<Claim> change);
}
