package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Prescription;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the basic insurer knew of a claim's person and day, where it was sent with no prescription.
 */
@Document("found-prescriptions")
@TypeAlias("found-prescriptions")
record FoundPrescriptions(@Id ClaimId id, Instant at, List<Prescription> prescriptions) {
  FoundPrescriptions {
    prescriptions = List.copyOf(prescriptions);
  }
}
