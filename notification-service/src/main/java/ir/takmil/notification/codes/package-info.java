/** One-time codes, passed on and not kept. */
@NullMarked
package ir.takmil.notification.codes;

import org.jspecify.annotations.NullMarked;
