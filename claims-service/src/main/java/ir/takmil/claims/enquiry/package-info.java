/** Reading: what the insured sees of their claims, in their own words. */
@NullMarked
package ir.takmil.claims.enquiry;

import org.jspecify.annotations.NullMarked;
