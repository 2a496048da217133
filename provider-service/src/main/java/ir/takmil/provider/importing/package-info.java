/**
 * Centres and tariffs brought in by file, and written into one: an operator looks at what would
 * change before it does.
 */
@NullMarked
package ir.takmil.provider.importing;

import org.jspecify.annotations.NullMarked;
