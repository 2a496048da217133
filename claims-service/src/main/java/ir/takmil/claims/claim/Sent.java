package ir.takmil.claims.claim;

import ir.takmil.platform.value.CanonicalJson;
import java.util.List;

/**
 * What a content hash is taken over: SHA-256, in hex, of the canonical JSON of this, the expense
 * with an empty hash of its own.
 */
public record Sent(String claim, Expense expense, List<HashedPicture> pictures) {

  public record HashedPicture(String id, String kind, int version, String sha256) {}

  public Sent {
    pictures = List.copyOf(pictures);
  }

  /** The expense under the hash of what is sent with it. */
  public static Expense hashed(ClaimId claim, Expense expense, List<Attachment> attachments) {
    return expense.hashed(contentHash(claim, expense, attachments));
  }

  public static String contentHash(ClaimId claim, Expense expense, List<Attachment> attachments) {
    var pictures =
        attachments.stream()
            .map(shown ->
                new HashedPicture(
                    shown.id().value(), shown.kind().name(), shown.version(), shown.sha256()))
            .toList();
    return CanonicalJson.sha256(new Sent(claim.value(), expense.hashed(""), pictures));
  }
}
