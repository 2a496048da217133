/** The assessor's and the examiner's desk: queue, proposal, decision, return, rejection. */
@NullMarked
package ir.takmil.claims.assessment;

import org.jspecify.annotations.NullMarked;
