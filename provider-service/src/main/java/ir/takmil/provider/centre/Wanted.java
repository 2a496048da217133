package ir.takmil.provider.centre;

import org.jspecify.annotations.Nullable;

/**
 * Which centres somebody looks for; what is left out does not matter.
 *
 * @param name one or more beginnings of words of the name, in any order
 */
public record Wanted(
    @Nullable String province,
    @Nullable String city,
    @Nullable CentreKind kind,
    @Nullable String affiliation,
    @Nullable String name) {}
