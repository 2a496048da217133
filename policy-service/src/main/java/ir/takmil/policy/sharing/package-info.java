/** An adult dependent decides whether the main insured sees what is in their file. */
@NullMarked
package ir.takmil.policy.sharing;

import org.jspecify.annotations.NullMarked;
