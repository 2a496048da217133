/** The outside world in small: an SMS provider, a bank and two basic insurers, with moods. */
@NullMarked
package ir.takmil.local.sandbox;

import org.jspecify.annotations.NullMarked;
