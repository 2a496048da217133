/**
 * How a file of rows comes in, whatever its rows mean: sent, read apart from requests, shown, and
 * applied by a person or discarded. A service gives the reading and the applying.
 */
@NullMarked
package ir.takmil.platform.importing;

import org.jspecify.annotations.NullMarked;
