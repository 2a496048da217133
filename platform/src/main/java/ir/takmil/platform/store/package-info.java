/** How our records are kept as documents under names that are ours. */
@NullMarked
package ir.takmil.platform.store;

import org.jspecify.annotations.NullMarked;
