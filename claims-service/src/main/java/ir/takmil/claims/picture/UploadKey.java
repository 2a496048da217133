package ir.takmil.claims.picture;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.ClaimId;

/**
 * What an upload is known by.
 *
 * @param owner the draft or the claim that the picture is for
 */
public record UploadKey(String owner, AttachmentId attachment) {

  public static UploadKey ofDraft(AdmissionId admission, ClaimId claim, AttachmentId attachment) {
    return new UploadKey("draft/" + admission.value() + "/" + claim.value(), attachment);
  }

  public static UploadKey ofClaim(ClaimId claim, AttachmentId attachment) {
    return new UploadKey("claim/" + claim.value(), attachment);
  }

  String value() {
    return owner + "/" + attachment.value();
  }
}
