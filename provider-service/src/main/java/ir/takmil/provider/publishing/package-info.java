/** What the others hear of centres and tariffs. */
@NullMarked
package ir.takmil.provider.publishing;

import org.jspecify.annotations.NullMarked;
