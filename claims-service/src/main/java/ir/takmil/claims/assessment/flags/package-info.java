/** Reasons to look twice at a claim, with their evidence. They never decide anything. */
@NullMarked
package ir.takmil.claims.assessment.flags;

import org.jspecify.annotations.NullMarked;
