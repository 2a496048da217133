package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.claim.ClaimId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What was found when a claim was looked through. Looked through again, after a repair, it is
 * written anew, with what was found before.
 *
 * @param sequence of the claim as it was then
 */
@Document("flag-sheets")
@TypeAlias("flag-sheet")
record FlagSheet(@Id ClaimId id, int sequence, Instant at, List<Finding> findings) {
  FlagSheet {
    findings = List.copyOf(findings);
  }
}
