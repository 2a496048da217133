/** Messages in: read, retried shortly, set aside with the reason when they cannot be taken. */
@NullMarked
package ir.takmil.platform.inbox;

import org.jspecify.annotations.NullMarked;
