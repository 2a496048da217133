package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As much of a claim as is counted. */
record Standing(Stage stage, CaseFile file, Of expense) {
  Standing {
    file = Objects.requireNonNullElse(file, CaseFile.NEW);
  }

  record Of(
      @Nullable Direction direction, PlanId planId, ContractId contractId, PersonId personId) {
    Of {
      direction = Objects.requireNonNullElse(direction, Direction.DIRECT);
    }
  }

  boolean isDirect() {
    return expense.direction() == Direction.DIRECT;
  }

  boolean hasDeductions() {
    return ClaimView.decisionOf(stage, false)
        .filter(decision -> !decision.deducted().isEmpty())
        .isPresent();
  }
}
