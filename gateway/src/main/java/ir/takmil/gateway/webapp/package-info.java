/** The web app's files, with the headers that keep a browser safe. */
@NullMarked
package ir.takmil.gateway.webapp;

import org.jspecify.annotations.NullMarked;
