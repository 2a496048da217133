/** Accounts in the published language. */
@NullMarked
package ir.takmil.identity.publishing;

import org.jspecify.annotations.NullMarked;
