/** What an insured person lets a medical centre see, by a code on their own phone. */
@NullMarked
package ir.takmil.policy.consent;

import org.jspecify.annotations.NullMarked;
