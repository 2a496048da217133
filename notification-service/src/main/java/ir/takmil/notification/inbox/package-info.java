/** A person's messages, read in the app. */
@NullMarked
package ir.takmil.notification.inbox;

import org.jspecify.annotations.NullMarked;
