/** What became true, said in the published language. */
@NullMarked
package ir.takmil.claims.publishing;

import org.jspecify.annotations.NullMarked;
