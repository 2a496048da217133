/** Pictures of documents: looked at before they are decoded, drawn anew, kept by their hash. */
@NullMarked
package ir.takmil.claims.picture;

import org.jspecify.annotations.NullMarked;
