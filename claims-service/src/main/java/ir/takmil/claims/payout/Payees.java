package ir.takmil.claims.payout;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.value.Sheba;
import java.util.Optional;

/** Whose account is paid: asked from policy-service when a file is made, and kept nowhere else. */
interface Payees {

  /**
   * @param name in the holder's own writing
   */
  record Payee(Sheba sheba, String name) {
    @Override
    public String toString() {
      return "Payee[…]";
    }
  }

  /** Empty when the person has no account on file. */
  Optional<Payee> find(PersonId person);
}
