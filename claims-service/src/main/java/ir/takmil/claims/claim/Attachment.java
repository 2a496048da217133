package ir.takmil.claims.claim;

import java.time.Instant;

/**
 * A picture of one document, kept apart under its id; a repair adds a version, old ones stay.
 *
 * @param version from 1, counted within its kind
 * @param sha256 of the stored bytes, in hex
 * @param width in pixels
 * @param height in pixels
 */
public record Attachment(
    AttachmentId id,
    DocumentKind kind,
    int version,
    String sha256,
    int width,
    int height,
    long bytes,
    Instant at) {}
