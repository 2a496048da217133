package ir.takmil.notification.telling;

import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.PersonId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What we need to hear of claims: for each kind of news, only the fields that its text names. */
final class News {
  private News() {}

  /** What lacks a field will lack it after any number of retries: the reading itself must fail. */
  private static void allThere(Object... fields) {
    for (Object field : fields) {
      Objects.requireNonNull(field);
    }
  }

  /** In every event of a claim. */
  record OfClaim(ClaimId claimId, String claimNumber, PersonId mainInsuredId) {
    OfClaim {
      allThere(claimId, claimNumber, mainInsuredId);
    }
  }

  record Registered(String trackingCode, Rials requested) {
    Registered {
      allThere(trackingCode, requested);
    }
  }

  record Returned(String kind, String reasonCode, LocalDate cureDeadline) {
    Returned {
      allThere(kind, reasonCode, cureDeadline);
    }
  }

  record CureReminded(LocalDate cureDeadline) {
    CureReminded {
      allThere(cureDeadline);
    }
  }

  record Approved(Rials requested, Rials approved, List<Deducted> deductions) {
    Approved {
      allThere(requested, approved, deductions);
    }

    record Deducted(String code, Rials amount) {
      Deducted {
        allThere(code, amount);
      }
    }
  }

  record Rejected(String reasonCode) {
    Rejected {
      allThere(reasonCode);
    }
  }

  record Ordered(String transferOrderNumber, Rials amount) {
    Ordered {
      allThere(transferOrderNumber, amount);
    }
  }

  record Paid(Rials amount, String bankReference) {
    Paid {
      allThere(amount, bankReference);
    }
  }

  record PaymentFailed(@Nullable String reason) {}
}
