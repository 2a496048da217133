/** For neighbours only: who somebody is, and where their money goes. */
@NullMarked
package ir.takmil.policy.identification;

import org.jspecify.annotations.NullMarked;
