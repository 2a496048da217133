/** The SMS provider, which may be slow, away or unsure. */
@NullMarked
package ir.takmil.notification.sms;

import org.jspecify.annotations.NullMarked;
