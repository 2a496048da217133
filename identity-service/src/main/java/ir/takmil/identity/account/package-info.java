/** The model: an account is one person's way in. */
@NullMarked
package ir.takmil.identity.account;

import org.jspecify.annotations.NullMarked;
