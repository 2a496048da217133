/** The one way in: backend for the browser, door for the phone, host of the web app. */
@NullMarked
package ir.takmil.gateway;

import org.jspecify.annotations.NullMarked;
