/**
 * A new Sheba or mobile of an insured person: asked for, confirmed by code or by a second operator,
 * then applied.
 */
@NullMarked
package ir.takmil.policy.changing;

import org.jspecify.annotations.NullMarked;
