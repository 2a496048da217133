/** Asking the basic insurers for a person's e-prescriptions. */
@NullMarked
package ir.takmil.provider.prescription;

import org.jspecify.annotations.NullMarked;
