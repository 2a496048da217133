/** What messages say, in Persian, from a file of texts. */
@NullMarked
package ir.takmil.notification.wording;

import org.jspecify.annotations.NullMarked;
