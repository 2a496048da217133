/** The insured does not agree (اعتراض): once, inside the window, decided by another. */
@NullMarked
package ir.takmil.claims.appeal;

import org.jspecify.annotations.NullMarked;
