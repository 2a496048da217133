/** State and its announcement are one write; the relay carries the announcement out. */
@NullMarked
package ir.takmil.platform.outbox;

import org.jspecify.annotations.NullMarked;
