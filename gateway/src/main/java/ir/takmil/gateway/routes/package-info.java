/** Which request goes to which service, and what is never let through. */
@NullMarked
package ir.takmil.gateway.routes;

import org.jspecify.annotations.NullMarked;
