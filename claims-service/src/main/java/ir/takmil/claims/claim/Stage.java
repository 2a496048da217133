package ir.takmil.claims.claim;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** Where a claim stands. Each stage carries only what is true in it. */
public sealed interface Stage {
  Status status();

  /** Waits in the queue; nobody has taken it. */
  sealed interface Waiting extends Stage {}

  /** Amounts are fixed. */
  sealed interface Decided extends Stage {
    Decision decision();
  }

  /** On a transfer order. */
  sealed interface OnOrder extends Decided {
    OrderRef order();
  }

  @TypeAlias("registered")
  record Registered() implements Waiting {
    @Override
    public Status status() {
      return Status.REGISTERED;
    }
  }

  @TypeAlias("resubmitted")
  record Resubmitted() implements Waiting {
    @Override
    public Status status() {
      return Status.RESUBMITTED;
    }
  }

  /**
   * @param repaired whether it had been sent back before: handed back, it waits as such
   * @param examinerSaid why an examiner sent the decision back; none: nobody did
   */
  @TypeAlias("under-assessment")
  record UnderAssessment(StaffId assessor, boolean repaired, @Nullable String examinerSaid)
      implements Stage {
    @Override
    public Status status() {
      return Status.UNDER_ASSESSMENT;
    }
  }

  @TypeAlias("under-examination")
  record UnderExamination(StaffId assessor, boolean repaired, Decision decision)
      implements Decided {
    @Override
    public Status status() {
      return Status.UNDER_EXAMINATION;
    }
  }

  /**
   * @param attachmentsBefore how many pictures there were; those after them are the repair
   */
  @TypeAlias("returned")
  record Returned(ReturnNotice notice, StaffId assessor, int attachmentsBefore) implements Stage {
    @Override
    public Status status() {
      return Status.RETURNED;
    }
  }

  @TypeAlias("rejected")
  record Rejected(Rejection rejection) implements Stage {
    @Override
    public Status status() {
      return Status.REJECTED;
    }
  }

  @TypeAlias("voided")
  record Voided() implements Stage {
    @Override
    public Status status() {
      return Status.VOIDED;
    }
  }

  /** With nothing payable it stays here: no order is ever issued for nothing. */
  @TypeAlias("approved")
  record Approved(Decision decision) implements Decided {
    @Override
    public Status status() {
      return Status.APPROVED;
    }
  }

  @TypeAlias("ordered")
  record Ordered(Decision decision, OrderRef order) implements OnOrder {
    @Override
    public Status status() {
      return Status.ORDERED;
    }
  }

  @TypeAlias("sent-for-payment")
  record SentForPayment(Decision decision, OrderRef order) implements OnOrder {
    @Override
    public Status status() {
      return Status.SENT_FOR_PAYMENT;
    }
  }

  @TypeAlias("paid")
  record Paid(Decision decision, OrderRef order, String bankReference) implements OnOrder {
    @Override
    public Status status() {
      return Status.PAID;
    }
  }

  @TypeAlias("payment-failed")
  record PaymentFailed(Decision decision, OrderRef order, String reason) implements OnOrder {
    @Override
    public Status status() {
      return Status.PAYMENT_FAILED;
    }
  }
}
