package ir.takmil.provider.portal;

import java.time.Instant;

/**
 * The same whether there is such a person or not.
 *
 * @param expiresAt of the code
 */
record Asked(ConsentId id, Instant expiresAt) {}
