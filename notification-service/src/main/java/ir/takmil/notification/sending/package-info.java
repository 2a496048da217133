/** Hands waiting messages to the SMS provider, now or later. */
@NullMarked
package ir.takmil.notification.sending;

import org.jspecify.annotations.NullMarked;
