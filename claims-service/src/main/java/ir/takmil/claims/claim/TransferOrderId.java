package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** A transfer order. */
public record TransferOrderId(String value) implements Identifier {}
