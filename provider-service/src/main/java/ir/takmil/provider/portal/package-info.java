/**
 * What a contracted centre does: with a person's consent it sees how they are insured. Nothing of
 * it is kept here.
 */
@NullMarked
package ir.takmil.provider.portal;

import org.jspecify.annotations.NullMarked;
