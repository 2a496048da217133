/** One claim's whole road through the gateway, told step by step and checked at each. */
@NullMarked
package ir.takmil.e2e;

import org.jspecify.annotations.NullMarked;
