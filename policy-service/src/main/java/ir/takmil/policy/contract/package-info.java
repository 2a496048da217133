/** The model of what was bought: contracts, their plans, covers and services. */
@NullMarked
package ir.takmil.policy.contract;

import org.jspecify.annotations.NullMarked;
