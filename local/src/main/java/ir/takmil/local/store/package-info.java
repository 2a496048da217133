/** A document store that speaks MongoDB's protocol without being MongoDB, for one machine. */
@NullMarked
package ir.takmil.local.store;

import org.jspecify.annotations.NullMarked;
