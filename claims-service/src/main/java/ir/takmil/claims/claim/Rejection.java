package ir.takmil.claims.claim;

import ir.takmil.platform.Refusal;

/**
 * Why a claim is not payable.
 *
 * @param reasonCode X01 to X08
 * @param text in words, to the insured
 */
public record Rejection(String reasonCode, String text) {
  public Rejection {
    if (text.isBlank()) {
      throw Refusal.unprocessable("rejection-text-missing");
    }
  }
}
