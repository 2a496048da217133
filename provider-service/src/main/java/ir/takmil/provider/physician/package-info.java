/** The model of a physician. */
@NullMarked
package ir.takmil.provider.physician;

import org.jspecify.annotations.NullMarked;
