/** The model: a message to one person, and what became of its SMS. */
@NullMarked
package ir.takmil.notification.message;

import org.jspecify.annotations.NullMarked;
