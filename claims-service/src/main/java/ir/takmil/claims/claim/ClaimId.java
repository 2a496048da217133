package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** One invoice that is assessed and paid. */
public record ClaimId(String value) implements Identifier {}
