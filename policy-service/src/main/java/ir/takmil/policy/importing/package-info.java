/**
 * What an operator brings in: contracts, people and memberships, each put as often as one likes.
 */
@NullMarked
package ir.takmil.policy.importing;

import org.jspecify.annotations.NullMarked;
