package ir.takmil.claims.claim;

import java.time.Instant;

/** One step of the timeline: from when the claim stood where. */
public record Step(Status status, Instant at) {}
