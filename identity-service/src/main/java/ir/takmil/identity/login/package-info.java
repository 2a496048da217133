/** Before a password is checked at Keycloak: whose it is, and whether one more try is borne. */
@NullMarked
package ir.takmil.identity.login;

import org.jspecify.annotations.NullMarked;
