package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** One sending by one person. */
public record AdmissionId(String value) implements Identifier {}
