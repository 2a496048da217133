/** Who did or read what, and when: a chain that shows where it was changed, held from outside. */
@NullMarked
package ir.takmil.platform.audit;

import org.jspecify.annotations.NullMarked;
