package ir.takmil.claims.payout;

import java.util.Optional;

/** The bank, as far as paying goes. */
interface Bank {

  /**
   * Hands over a payment file, pain.001.001.09. Told again with the same bytes, the bank changes
   * nothing: returns normally once the bank has it.
   */
  void deliver(String messageId, String file);

  /** What became of each payment in the file; empty while the bank has nothing to say yet. */
  Optional<BankReport> report(String messageId);
}
