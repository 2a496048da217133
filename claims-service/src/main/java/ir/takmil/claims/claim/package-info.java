/** The model: a claim, where it stands, what may be done with it now, and what became true. */
@NullMarked
package ir.takmil.claims.claim;

import org.jspecify.annotations.NullMarked;
