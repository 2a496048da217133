/** The model: how often something that can be guessed was tried, by whom and from where. */
@NullMarked
package ir.takmil.identity.tries;

import org.jspecify.annotations.NullMarked;
