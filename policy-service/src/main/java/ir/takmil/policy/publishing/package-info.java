/** What became true here, said in the published language. */
@NullMarked
package ir.takmil.policy.publishing;

import org.jspecify.annotations.NullMarked;
