/** Centres that were listed twice: found, shown to an operator, and made one or told apart. */
@NullMarked
package ir.takmil.provider.likeness;

import org.jspecify.annotations.NullMarked;
