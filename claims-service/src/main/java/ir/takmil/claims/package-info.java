/** One claim's life, from the photograph on a phone to the money in an account. */
@NullMarked
package ir.takmil.claims;

import org.jspecify.annotations.NullMarked;
