/** Hears what happened to claims and makes the message of it. */
@NullMarked
package ir.takmil.notification.telling;

import org.jspecify.annotations.NullMarked;
