package ir.takmil.claims.claim;

import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** Waits for another assessor than the one who decided before. */
  @TypeAlias("appealed")
  record Appealed() implements Waiting {
    @Override
    public Status status() {
      return Status.UNDER_ASSESSMENT;
    }
  }

  /**
   * @param repaired whether it had been sent back before: handed back, it waits as such
   * @param examinerSaid why an examiner sent the decision back; none: nobody did
   * @param since when the assessor was last seen to be at it; absent from what an earlier release
   *     stored
   */
  @TypeAlias("under-assessment")
  record UnderAssessment(
      StaffId assessor, boolean repaired, @Nullable String examinerSaid, @Nullable Instant since)
      implements Stage {
    boolean isSeenSince(Instant moment) {
      return since != null && since.isAfter(moment);
    }

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
   * @param corrected what of the expense was corrected since
   * @param reminded whether the insured was told that the deadline is near
   */
  @TypeAlias("returned")
  record Returned(
      ReturnNotice notice,
      StaffId assessor,
      int attachmentsBefore,
      Set<RepairField> corrected,
      Boolean reminded)
      implements Stage {
    public Returned {
      // Absent from what an earlier release stored.
      corrected = Set.copyOf(Objects.requireNonNullElse(corrected, Set.of()));
      reminded = Objects.requireNonNullElse(reminded, false);
    }

    static Returned under(ReturnNotice notice, StaffId assessor, int attachmentsBefore) {
      return new Returned(notice, assessor, attachmentsBefore, Set.of(), false);
    }

    Returned asReminded() {
      return new Returned(notice, assessor, attachmentsBefore, corrected, true);
    }

    Returned correcting(Set<RepairField> fields) {
      var more = new HashSet<>(corrected);
      more.addAll(fields);
      return new Returned(notice, assessor, attachmentsBefore, more, reminded);
    }

    boolean isOverdue(Instant now) {
      return !now.isBefore(Tehran.endOf(notice.cureDeadline()));
    }

    /** What is asked for and has neither come anew nor been corrected. */
    List<String> missing(List<Attachment> attachments) {
      var documents = new TreeSet<>(notice.repair());
      attachments
          .subList(attachmentsBefore, attachments.size())
          .forEach(renewed -> documents.remove(renewed.kind()));
      var fields = new TreeSet<>(notice.fields());
      fields.removeAll(corrected);
      return Stream.concat(documents.stream(), fields.stream()).map(Enum::name).toList();
    }

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
