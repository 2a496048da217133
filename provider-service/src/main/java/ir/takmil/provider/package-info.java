/** Who gives care, what it may cost, and what the basic insurers know of it. */
@NullMarked
package ir.takmil.provider;

import org.jspecify.annotations.NullMarked;
