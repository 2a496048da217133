/** The paper originals: that they came, where and when, and whether they are what was shown. */
@NullMarked
package ir.takmil.claims.originals;

import org.jspecify.annotations.NullMarked;
