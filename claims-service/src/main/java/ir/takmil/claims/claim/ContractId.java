package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** A contract of a policyholder. */
public record ContractId(String value) implements Identifier {}
