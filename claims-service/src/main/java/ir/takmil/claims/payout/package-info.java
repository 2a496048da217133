/**
 * From an approved claim to the bank's word: transfer orders, payment batches, and settling them.
 */
@NullMarked
package ir.takmil.claims.payout;

import org.jspecify.annotations.NullMarked;
