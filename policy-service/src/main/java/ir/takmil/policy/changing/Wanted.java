package ir.takmil.policy.changing;

import ir.takmil.policy.person.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The new number as kept.
 *
 * @param before fingerprint of what was on file when it was asked for, null for nothing: the new
 *     number takes the place of that one only
 */
record Wanted(Field field, Sealed number, @Nullable String before) {}
