package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of ceilings: asked from policy-service, which alone knows. */
interface RemainingCeilings {

  /**
   * @param amount null when unlimited
   */
  record Remaining(boolean unlimited, @Nullable Rials amount) {
    /** What would be held for a claim that asks for so much. */
    Rials holding(Rials requested) {
      return unlimited || amount == null ? requested : amount.min(requested);
    }
  }

  /** Of the ceiling that the service falls under on that day; empty when it is not known now. */
  Optional<Remaining> of(ContractId contract, PersonId person, String service, LocalDate day);
}
