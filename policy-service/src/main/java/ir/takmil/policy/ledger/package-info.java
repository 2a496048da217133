/** What operators correct in the ledger, with a reason, and what auditors read of it. */
@NullMarked
package ir.takmil.policy.ledger;

import org.jspecify.annotations.NullMarked;
