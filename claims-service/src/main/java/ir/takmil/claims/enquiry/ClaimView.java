package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Decision.LineDecision;
import ir.takmil.claims.claim.Deduction;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.picture.Warning;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is shown, with everything explained that was decided about it.
 *
 * @param approved and the deductions: only once they are final for the one who looks
 * @param holder who has the case now, in Persian
 * @param next what happens next, in Persian
 * @param remarks those that are the insured's to read, or all for those who work on it
 * @param flags for those who work on it
 * @param expected until payment; absent when it is not on its way there, or nothing is known
 */
record ClaimView(
    String id,
    String claimNumber,
    String trackingCode,
    String admissionId,
    String contractId,
    String personId,
    Status status,
    ReturnNotice.@Nullable Kind returnKind,
    Direction direction,
    Titled service,
    Titled cover,
    LocalDate expenseDate,
    String basicInsurer,
    @Nullable String centreId,
    @Nullable String centreName,
    @Nullable Prescription prescription,
    PrescriptionCheck.@Nullable State prescriptionCheck,
    CaseDetails details,
    Rials requested,
    @Nullable Rials held,
    @Nullable Rials approved,
    List<DeductionShown> deductions,
    List<LineShown> lines,
    List<PictureShown> attachments,
    @Nullable NoticeShown returnNotice,
    @Nullable RejectionShown rejection,
    @Nullable OrderShown transferOrder,
    OriginalsShown originals,
    List<RemarkShown> remarks,
    @Nullable List<Flag> flags,
    @Nullable AppealShown appeal,
    @Nullable String supplementTo,
    List<StepShown> timeline,
    PaymentTimes.@Nullable Expected expected,
    String holder,
    String next,
    Instant registeredAt,
    String contentHash,
    @Nullable String remark,
    Set<Action> actions,
    int sequence) {

  record DeductionShown(
      int line,
      String code,
      Rials amount,
      String sentence,
      String howToAvoid,
      @Nullable String remark) {}

  record LineShown(
      int number,
      String title,
      int quantity,
      Rials requested,
      Rials basicShare,
      @Nullable Rials payable) {}

  record PictureShown(
      String id,
      DocumentKind kind,
      int version,
      String sha256,
      Instant at,
      int pages,
      List<Warning> warnings) {}

  record NoticeShown(
      ReturnNotice.Kind kind,
      String reasonCode,
      String sentence,
      String text,
      List<RepairShown> repair,
      LocalDate cureDeadline) {}

  /** Either a document that is asked for anew, or what of the expense is to be corrected. */
  record RepairShown(@Nullable DocumentKind attachmentKind, @Nullable RepairField field) {}

  record RejectionShown(String reasonCode, String sentence, String text) {}

  /**
   * @param place where the originals were brought, and {@code on} the day; only of such a step
   */
  record StepShown(
      Instant at, Status status, String note, @Nullable String place, @Nullable LocalDate on) {}

  record OriginalsShown(
      Originals.State state,
      Originals.Need need,
      @Nullable String place,
      @Nullable LocalDate on,
      @Nullable String mismatch) {
    static OriginalsShown of(Originals originals) {
      var came = originals.delivery();
      return new OriginalsShown(
          originals.state(),
          originals.need(),
          came == null ? null : came.place(),
          came == null ? null : came.on(),
          originals.mismatch());
    }
  }

  record RemarkShown(String text, Instant at, boolean visible) {}

  /**
   * @param supplement the claim that was opened about what had not been granted
   */
  record AppealShown(String text, Instant at, @Nullable String supplement) {}

  static ClaimView of(
      Claim claim,
      Actor reader,
      boolean staff,
      Words words,
      PaymentTimes.@Nullable Expected expected,
      Instant now) {
    Expense expense = claim.expense();
    Stage stage = claim.stage();
    Decision decision = decisionOf(stage, staff).orElse(null);
    Status status = stage.status();
    var checked = claim.file().prescriptionCheck();
    return new ClaimView(
        claim.id().value(),
        expense.claimNumber(),
        expense.trackingCode(),
        expense.admissionId().value(),
        expense.contractId().value(),
        expense.personId().value(),
        status,
        stage instanceof Stage.Returned returned ? returned.notice().kind() : null,
        expense.direction(),
        expense.service(),
        expense.cover(),
        expense.date(),
        expense.basicInsurer(),
        expense.centreId(),
        expense.centreName(),
        expense.prescription(),
        checked == null ? null : checked.state(),
        CaseDetails.of(expense),
        claim.requested(),
        claim.held(),
        decision == null ? null : decision.payable(),
        decision == null ? List.of() : deductions(decision, words),
        lines(expense, decision),
        claim.attachments().stream().map(ClaimView::picture).toList(),
        stage instanceof Stage.Returned returned ? notice(returned.notice(), words) : null,
        rejection(stage, words),
        OrderShown.of(claim).orElse(null),
        OriginalsShown.of(claim.file().originals()),
        claim.file().remarks().stream()
            .filter(remark -> staff || remark.visible())
            .map(remark -> new RemarkShown(remark.text(), remark.at(), remark.visible()))
            .toList(),
        staff ? claim.file().flags().stream().sorted().toList() : null,
        appeal(claim.file()),
        claim.file().supplementTo() == null ? null : claim.file().supplementTo().value(),
        Timeline.of(claim, words),
        expected,
        words.holder(claim),
        words.next(claim),
        claim.registeredAt(),
        expense.contentHash(),
        decision == null ? null : decision.remark(),
        claim.actions(reader, now),
        claim.sequence());
  }

  /** What an examiner has yet to agree to is not told to the insured. */
  static Optional<Decision> decisionOf(Stage stage, boolean staff) {
    return stage instanceof Stage.Decided decided
            && (staff || !(stage instanceof Stage.UnderExamination))
        ? Optional.of(decided.decision())
        : Optional.empty();
  }

  private static List<DeductionShown> deductions(Decision decision, Words words) {
    return decision.lines().stream()
        .flatMap(line ->
            line.deductions().stream().map(deduction -> shown(line.number(), deduction, words)))
        .toList();
  }

  private static DeductionShown shown(int line, Deduction deduction, Words words) {
    return new DeductionShown(
        line,
        deduction.code(),
        deduction.amount(),
        words.sentence(deduction.code()),
        words.howToAvoid(deduction.code()),
        deduction.remark());
  }

  private static List<LineShown> lines(Expense expense, @Nullable Decision decision) {
    return expense.lines().stream()
        .map(line ->
            new LineShown(
                line.number(),
                line.title(),
                line.quantity(),
                line.requested(),
                line.basicShare(),
                payable(line, decision)))
        .toList();
  }

  private static @Nullable Rials payable(Line line, @Nullable Decision decision) {
    return decision == null
        ? null
        : decision.lines().stream()
            .filter(decided -> decided.number() == line.number())
            .map(LineDecision::payable)
            .findFirst()
            .orElse(Rials.ZERO);
  }

  private static PictureShown picture(Attachment shown) {
    return new PictureShown(
        shown.id().value(),
        shown.kind(),
        shown.version(),
        shown.sha256(),
        shown.at(),
        shown.pages(),
        Warning.of(shown.warnings()));
  }

  private static NoticeShown notice(ReturnNotice notice, Words words) {
    return new NoticeShown(
        notice.kind(),
        notice.reasonCode(),
        words.sentence(notice.reasonCode()),
        notice.text(),
        Stream.concat(
                notice.repair().stream().sorted().map(kind -> new RepairShown(kind, null)),
                notice.fields().stream().sorted().map(field -> new RepairShown(null, field)))
            .toList(),
        notice.cureDeadline());
  }

  private static @Nullable RejectionShown rejection(Stage stage, Words words) {
    return stage instanceof Stage.Rejected rejected
        ? new RejectionShown(
            rejected.rejection().reasonCode(),
            words.sentence(rejected.rejection().reasonCode()),
            rejected.rejection().text())
        : null;
  }

  private static @Nullable AppealShown appeal(CaseFile file) {
    var made = file.appeal();
    return made == null
        ? null
        : new AppealShown(
            made.text(),
            made.at(),
            made.supplement() == null ? null : made.supplement().id().value());
  }
}
