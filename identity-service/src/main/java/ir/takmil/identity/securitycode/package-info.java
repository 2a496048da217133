/** A self-hosted proof of work before anything costly is asked of us. */
@NullMarked
package ir.takmil.identity.securitycode;

import org.jspecify.annotations.NullMarked;
