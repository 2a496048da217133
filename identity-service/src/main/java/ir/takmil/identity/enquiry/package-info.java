/** Reading: who am I, and how is a person reached. */
@NullMarked
package ir.takmil.identity.enquiry;

import org.jspecify.annotations.NullMarked;
