/** How a person gets an account: identity confirmed, account chosen, mobile verified. */
@NullMarked
package ir.takmil.identity.registration;

import org.jspecify.annotations.NullMarked;
