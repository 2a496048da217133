package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** A person on file. */
public record PersonId(String value) implements Identifier {}
