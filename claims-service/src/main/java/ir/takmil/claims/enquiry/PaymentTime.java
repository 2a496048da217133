package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How long a claim took from its registration until the bank had paid: heard once more, it is
 * written once more.
 *
 * @param service by its code
 */
@Document("payment-times")
@TypeAlias("payment-time")
@CompoundIndex(name = "service-newest", def = "{'service': 1, 'paidAt': -1}")
record PaymentTime(@Id ClaimId id, String service, Instant paidAt, long seconds) {

  /** Of a claim that was paid. */
  static Optional<PaymentTime> of(Claim claim) {
    return claim.timeline().stream()
        .filter(step -> step.status() == Status.PAID)
        .map(Step::at)
        .findFirst()
        .map(paidAt ->
            new PaymentTime(
                claim.id(),
                claim.expense().service().code(),
                paidAt,
                Duration.between(claim.registeredAt(), paidAt).toSeconds()));
  }
}
