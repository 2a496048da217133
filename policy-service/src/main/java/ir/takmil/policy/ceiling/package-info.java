/** The ledger: what a plan will pay for one person or family in one cover, never overdrawn. */
@NullMarked
package ir.takmil.policy.ceiling;

import org.jspecify.annotations.NullMarked;
