/** Reads rows of cells from a file that anybody may send, and says of every fault where it is. */
@NullMarked
package ir.takmil.platform.sheet;

import org.jspecify.annotations.NullMarked;
