package ir.takmil.claims.coverage;

/** What holds for one person in one contract: their place in it, and its plan. */
public record Coverage(Membership membership, Plan plan) {}
