/**
 * What every door does alike: refusals as RFC 9457 problems, what the caller has seen, who calls.
 */
@NullMarked
package ir.takmil.platform.web;

import org.jspecify.annotations.NullMarked;
