package ir.takmil.claims.claim;

import ir.takmil.platform.value.Identifier;

/** One picture of one document. */
public record AttachmentId(String value) implements Identifier {}
