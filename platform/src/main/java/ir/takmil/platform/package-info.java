/** Mechanisms that every service needs, and not one business noun. */
@NullMarked
package ir.takmil.platform;

import org.jspecify.annotations.NullMarked;
