package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Locale;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Documents (مدارک) as the insured finds them: each group told once for the store and once for a
 * claim that has been read, which must agree. One claim may be in several.
 */
enum Group {
  /** جاری: somebody of the insurer's works on it, or will. */
  CURRENT,
  /** منتظر دریافت اصل مدارک: also where those that came do not match the pictures. */
  AWAITING_ORIGINALS,
  ORIGINALS_DELIVERED,
  /** ارسال جهت پرداخت، پرداخت‌شده، و برگشت‌خورده. */
  PAYMENT,
  REJECTED,
  /** نقص مدرک: it lies with the insured. */
  DEFICIENT;

  private static final List<String> WORKED_ON =
      List.of(
          "registered",
          "resubmitted",
          "appealed",
          "under-assessment",
          "under-examination",
          "ordered");
  private static final List<String> IN_PAYMENT =
      List.of("sent-for-payment", "paid", "payment-failed");
  private static final List<String> GIVEN_UP = List.of("rejected", "voided");
  private static final String NEED = "file.originals.need";
  private static final String DELIVERY = "file.originals.delivery";
  private static final String MISMATCH = "file.originals.mismatch";

  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Group named(String name) {
    for (Group group : values()) {
      if (group.code().equals(name)) {
        return group;
      }
    }
    throw Refusal.malformed("parameter-wrong", "/group");
  }

  Criteria criteria() {
    return switch (this) {
      case CURRENT ->
          any(
              where("stage.kind").in(WORKED_ON),
              // With nothing payable it is over: no order is ever issued for nothing.
              where("stage.kind").is("approved").and("stage.decision.lines.payable").gt(0L));
      case AWAITING_ORIGINALS ->
          new Criteria()
              .andOperator(
                  where("stage.kind").nin(GIVEN_UP),
                  any(
                      where(MISMATCH).ne(null),
                      where(NEED).in("APPROVAL", "PAYMENT", "SAMPLE").and(DELIVERY).is(null)));
      case ORIGINALS_DELIVERED -> where(DELIVERY).ne(null).and(MISMATCH).is(null);
      case PAYMENT -> where("stage.kind").in(IN_PAYMENT);
      case REJECTED -> where("stage.kind").is("rejected");
      case DEFICIENT -> where("stage.kind").is("returned");
    };
  }

  private static Criteria any(Criteria one, Criteria other) {
    return new Criteria().orOperator(one, other);
  }

  boolean holds(Stage stage, CaseFile file) {
    return switch (this) {
      case CURRENT -> isWorkedOn(stage);
      case AWAITING_ORIGINALS ->
          !(stage instanceof Stage.Rejected)
              && !(stage instanceof Stage.Voided)
              && (file.originals().state() == Originals.State.AWAITED
                  || file.originals().state() == Originals.State.MISMATCH);
      case ORIGINALS_DELIVERED -> file.originals().state() == Originals.State.RECEIVED;
      case PAYMENT -> stage instanceof Stage.OnOrder && !(stage instanceof Stage.Ordered);
      case REJECTED -> stage instanceof Stage.Rejected;
      case DEFICIENT -> stage instanceof Stage.Returned;
    };
  }

  private static boolean isWorkedOn(Stage stage) {
    return switch (stage) {
      case Stage.Waiting _, Stage.UnderAssessment _, Stage.UnderExamination _, Stage.Ordered _ ->
          true;
      case Stage.Approved approved -> !approved.decision().payable().isZero();
      case Stage.Returned _,
          Stage.Rejected _,
          Stage.Voided _,
          Stage.SentForPayment _,
          Stage.Paid _,
          Stage.PaymentFailed _ ->
          false;
    };
  }
}
