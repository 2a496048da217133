package ir.takmil.notification.telling;

import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.PersonId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we need to hear of claims: for each kind of news, only the fields that its text names. */
final class News {
  private News() {}

  /** In every event of a claim. */
  record OfClaim(ClaimId claimId, String claimNumber, PersonId mainInsuredId) {}

  record Registered(String trackingCode, Rials requested) {}

  record Returned(String kind, String reasonCode, LocalDate cureDeadline) {}

  record Approved(Rials requested, Rials approved, List<Deducted> deductions) {
    record Deducted(String code, Rials amount) {}
  }

  record Rejected(String reasonCode) {}

  record Ordered(String transferOrderNumber, Rials amount) {}

  record Paid(Rials amount, String bankReference) {}

  record PaymentFailed(@Nullable String reason) {}
}
