package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** A plan of a contract. */
public record PlanId(String value) implements Identifier {}
