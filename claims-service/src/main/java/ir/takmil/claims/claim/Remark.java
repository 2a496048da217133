package ir.takmil.claims.claim;

import java.time.Instant;

/**
 * What somebody who works on a claim wrote beside it.
 *
 * @param visible whether the insured reads it; else only those who work on claims
 */
public record Remark(StaffId by, String text, boolean visible, Instant at) {}
