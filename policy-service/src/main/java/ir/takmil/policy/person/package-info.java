/** The people on file; their personal numbers are sealed before they reach the store. */
@NullMarked
package ir.takmil.policy.person;

import org.jspecify.annotations.NullMarked;
