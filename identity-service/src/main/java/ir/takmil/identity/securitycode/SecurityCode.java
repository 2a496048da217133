package ir.takmil.identity.securitycode;

import java.time.Instant;

/**
 * A proof of work to be done: find an {@code answer} so that SHA-256 of {@code challenge + ":" +
 * answer} begins with {@code difficulty} zero bits.
 */
public record SecurityCode(String id, String challenge, int difficulty, Instant expiresAt) {}
