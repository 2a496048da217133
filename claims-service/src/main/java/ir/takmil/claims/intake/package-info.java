/** Sending expenses: admissions are made ready at leisure, then confirmed once and for all. */
@NullMarked
package ir.takmil.claims.intake;

import org.jspecify.annotations.NullMarked;
