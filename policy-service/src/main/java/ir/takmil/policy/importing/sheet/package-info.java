/** Reads a policyholder's list, CSV or Excel, and says of every fault where it is. */
@NullMarked
package ir.takmil.policy.importing.sheet;

import org.jspecify.annotations.NullMarked;
