package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;

/**
 * What was sent, and when: the words that the service signs, so that whoever sent it can show it
 * without asking anybody.
 *
 * @param version of this shape
 */
record Receipt(
    int version,
    String trackingCode,
    String admissionId,
    Instant confirmedAt,
    List<ClaimSent> claims) {

  record ClaimSent(
      String id,
      String claimNumber,
      Rials requested,
      String contentHash,
      List<PictureSent> pictures) {}

  record PictureSent(String kind, int version, String sha256) {
    static PictureSent of(Attachment shown) {
      return new PictureSent(shown.kind().name(), shown.version(), shown.sha256());
    }
  }

  static Receipt of(
      Admission admission, String trackingCode, List<Admission.Frozen> sent, Instant at) {
    return new Receipt(
        1,
        trackingCode,
        admission.id().value(),
        at,
        sent.stream()
            .map(claim ->
                new ClaimSent(
                    claim.id().value(),
                    claim.expense().claimNumber(),
                    claim.expense().requested(),
                    claim.expense().contentHash(),
                    claim.attachments().stream().map(PictureSent::of).toList()))
            .toList());
  }
}
