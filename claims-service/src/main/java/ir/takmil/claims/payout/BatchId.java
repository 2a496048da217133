package ir.takmil.claims.payout;

import ir.takmil.platform.value.Identifier;

/** A payment batch; its maker chooses it, as a UUID. */
public record BatchId(String value) implements Identifier {}
