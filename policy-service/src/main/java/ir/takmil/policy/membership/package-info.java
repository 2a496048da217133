/** Who is insured under which contract and plan, in whose family, from when to when. */
@NullMarked
package ir.takmil.policy.membership;

import org.jspecify.annotations.NullMarked;
