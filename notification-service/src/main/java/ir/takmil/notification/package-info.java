/** Tells people what became of their claims, in the app and by SMS. */
@NullMarked
package ir.takmil.notification;

import org.jspecify.annotations.NullMarked;
