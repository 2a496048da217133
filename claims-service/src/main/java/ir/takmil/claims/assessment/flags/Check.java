package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.claim.Claim;
import java.util.List;

/** One named reason to look twice. */
@FunctionalInterface
interface Check {
  List<Finding> of(Claim claim);
}
