package ir.takmil.claims.claim;

/** A code and the words it is shown with, as they were on the day: a cover, a medical service. */
public record Titled(String code, String title) {}
