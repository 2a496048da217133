/** What the others hear of our messages. */
@NullMarked
package ir.takmil.notification.publishing;

import org.jspecify.annotations.NullMarked;
