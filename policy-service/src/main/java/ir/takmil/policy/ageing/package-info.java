/** Memberships that a rule of their plan ends: found anew when rules change, warned of in time. */
@NullMarked
package ir.takmil.policy.ageing;

import org.jspecify.annotations.NullMarked;
