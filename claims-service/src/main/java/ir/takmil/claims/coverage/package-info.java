/** What the neighbours have told us: memberships, plans, centres, tariffs, and what is held. */
@NullMarked
package ir.takmil.claims.coverage;

import org.jspecify.annotations.NullMarked;
