/** Money, identity and formats as types, checked at the edge. */
@NullMarked
package ir.takmil.platform.value;

import org.jspecify.annotations.NullMarked;
