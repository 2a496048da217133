package ir.takmil.claims.claim;

import org.jspecify.annotations.Nullable;

/**
 * A prescription on paper.
 *
 * @param physicianCode of the medical council (نظام پزشکی): 1 to 8 digits, with a letter before
 *     them for some
 * @param sheets how many there are
 */
public record PaperPrescription(String physicianCode, int sheets, @Nullable String notes) {}
