/** Who is who: people register, get an account, and are known by it. */
@NullMarked
package ir.takmil.identity;

import org.jspecify.annotations.NullMarked;
