/** Tariffs, put in by operators. */
@NullMarked
package ir.takmil.provider.pricing;

import org.jspecify.annotations.NullMarked;
