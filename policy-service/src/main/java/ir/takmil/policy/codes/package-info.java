/** One-time codes: how they reach a phone, what is kept of them, and how many may be sent. */
@NullMarked
package ir.takmil.policy.codes;

import org.jspecify.annotations.NullMarked;
