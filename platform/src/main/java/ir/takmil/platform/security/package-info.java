/** Keycloak's tokens as authorities, and calls to neighbours with a token of our own. */
@NullMarked
package ir.takmil.platform.security;

import org.jspecify.annotations.NullMarked;
