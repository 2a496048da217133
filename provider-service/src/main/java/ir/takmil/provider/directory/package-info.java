/** The directory: centres and their physicians, put in by operators, searched by everyone. */
@NullMarked
package ir.takmil.provider.directory;

import org.jspecify.annotations.NullMarked;
