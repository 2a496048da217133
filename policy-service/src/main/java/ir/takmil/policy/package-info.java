/** Who is covered for what, how much of each ceiling is left, and by which rules. */
@NullMarked
package ir.takmil.policy;

import org.jspecify.annotations.NullMarked;
