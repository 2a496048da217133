package ir.takmil.claims.publishing;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.intake.Admission;
import ir.takmil.claims.intake.AdmissionEvent;
import ir.takmil.platform.outbox.Message;
import java.util.List;
import java.util.Optional;

/** What became true of an admission, as others hear it. */
public final class AdmissionLanguage {
  private AdmissionLanguage() {}

  public static Optional<Message> say(Admission admission, AdmissionEvent event) {
    return switch (event) {
      case AdmissionEvent.AdmissionConfirmed _ ->
          admission
              .confirmation()
              .map(confirmation ->
                  new Message(
                      "claims.admission-confirmed.v1",
                      new Confirmed(
                          admission.id().value(),
                          confirmation.trackingCode(),
                          admission.personId(),
                          admission.mainInsuredId(),
                          confirmation.claims().stream().map(Admission.Numbered::id).toList())));
    };
  }

  record Confirmed(
      String admissionId,
      String trackingCode,
      PersonId personId,
      PersonId mainInsuredId,
      List<ClaimId> claims) {}
}
