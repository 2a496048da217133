package ir.takmil.claims.picture;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;

/**
 * A stored page that shows the same as another.
 *
 * @param sha256 of its picture, as its attachment says
 * @param page of it, from 1
 * @param score 1 for the same picture or the same file sent again; else how alike they are, from
 *     {@value Comparison#SIMILAR}
 */
public record Similar(
    AdmissionId admission, AttachmentId attachment, String sha256, int page, double score) {}
