/** The engine: what a plan pays for a claim's lines, step by step, each step's taking explained. */
@NullMarked
package ir.takmil.claims.assessment.adjudication;

import org.jspecify.annotations.NullMarked;
