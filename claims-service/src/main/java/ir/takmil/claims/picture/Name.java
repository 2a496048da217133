package ir.takmil.claims.picture;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;

/** Under which a picture is kept. */
record Name(AdmissionId admission, AttachmentId attachment, String sha256) {
  String key() {
    return admission.value() + "/" + attachment.value() + "/" + sha256;
  }

  static Name of(String key) {
    String[] parts = key.split("/", 3);
    return new Name(new AdmissionId(parts[0]), new AttachmentId(parts[1]), parts[2]);
  }
}
