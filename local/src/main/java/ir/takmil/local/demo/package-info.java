/** Loads the invented people, centres and prices into a running suite, through its gateway. */
@NullMarked
package ir.takmil.local.demo;

import org.jspecify.annotations.NullMarked;
