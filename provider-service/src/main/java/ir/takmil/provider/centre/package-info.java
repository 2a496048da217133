/** The model of a medical centre, and how centres are found. */
@NullMarked
package ir.takmil.provider.centre;

import org.jspecify.annotations.NullMarked;
