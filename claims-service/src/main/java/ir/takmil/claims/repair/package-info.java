/** What the insured does with a claim after it was sent: repairs it, or takes it back. */
@NullMarked
package ir.takmil.claims.repair;

import org.jspecify.annotations.NullMarked;
