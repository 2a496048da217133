/** What an insured person may ask about their own family: contracts, covers, ceilings. */
@NullMarked
package ir.takmil.policy.enquiry;

import org.jspecify.annotations.NullMarked;
