package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** The account of somebody who decides. */
public record StaffId(String value) implements Identifier {}
