/** What happens to a claim, told to the ledger: held, committed or released. */
@NullMarked
package ir.takmil.policy.holding;

import org.jspecify.annotations.NullMarked;
