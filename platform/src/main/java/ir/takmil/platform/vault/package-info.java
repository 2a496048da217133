/** Personal data sealed before it reaches a store, and found again by keyed fingerprint. */
@NullMarked
package ir.takmil.platform.vault;

import org.jspecify.annotations.NullMarked;
