package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;

/**
 * One line of an invoice.
 *
 * @param number its place on the invoice, from 1
 * @param requested what the insured asks for it
 * @param basicShare the part of {@code requested} that the basic insurer bears
 */
public record Line(int number, String title, int quantity, Rials requested, Rials basicShare) {

  /** The same line asking for that much, of which the basic insurer bears nothing. */
  Line asking(Rials amount) {
    return new Line(number, title, quantity, amount, Rials.ZERO);
  }
}
