/** Who may pass: a session with its tokens for the browser, a bearer token for the phone. */
@NullMarked
package ir.takmil.gateway.login;

import org.jspecify.annotations.NullMarked;
