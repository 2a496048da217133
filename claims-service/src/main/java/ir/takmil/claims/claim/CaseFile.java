package ir.takmil.claims.claim;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What gathers beside a claim's stage while people work on it.
 *
 * @param appealWindowDays for how many days after a decision it may be appealed against
 * @param assessor who took it last: an appeal is decided by another
 * @param supplementTo the claim whose deductions this one is an appeal against; none: it is none
 * @param earlier the expense as it was sent before each correction, oldest first
 * @param prescriptionCheck of the prescription it rests on; null: not checked, which is pending
 *     where there is one
 */
public record CaseFile(
    Originals originals,
    Integer appealWindowDays,
    List<Remark> remarks,
    Set<Flag> flags,
    @Nullable Appeal appeal,
    @Nullable StaffId assessor,
    @Nullable ClaimId supplementTo,
    List<Expense> earlier,
    @Nullable PrescriptionCheck prescriptionCheck) {
  private static final int APPEAL_WINDOW_DAYS = 30;

  public static final CaseFile NEW = opened(Originals.NOT_REQUIRED, null);

  public CaseFile {
    // Absent from what an earlier release stored.
    originals = requireNonNullElse(originals, Originals.NOT_REQUIRED);
    appealWindowDays = requireNonNullElse(appealWindowDays, APPEAL_WINDOW_DAYS);
    remarks = List.copyOf(requireNonNullElse(remarks, List.of()));
    flags = Set.copyOf(requireNonNullElse(flags, Set.of()));
    earlier = List.copyOf(requireNonNullElse(earlier, List.of()));
  }

  /**
   * @param appealWindowDays null: as usual
   */
  public static CaseFile opened(Originals originals, @Nullable Integer appealWindowDays) {
    return new CaseFile(
        originals,
        requireNonNullElse(appealWindowDays, APPEAL_WINDOW_DAYS),
        List.of(),
        Set.of(),
        null,
        null,
        null,
        List.of(),
        null);
  }

  /** Which hold of the ceiling it rests on: an appeal with nothing granted asks for a second. */
  public int round() {
    return appeal != null && appeal.supplement() == null && supplementTo == null ? 2 : 1;
  }

  public boolean isPrescriptionMatched() {
    return prescriptionCheck != null && prescriptionCheck.isMatched();
  }

  /** Null for the first, as it is told. */
  @Nullable Integer toldRound() {
    return round() == 1 ? null : round();
  }

  /** Whether nothing but the papers themselves is to be looked at. */
  public boolean isClean() {
    return flags.isEmpty() && appeal == null && !originals.holdUp(Originals.Need.APPROVAL);
  }

  /** Whether that assessor made the decision that is appealed against. */
  boolean isDecidedBefore(StaffId by) {
    return appeal != null && by.equals(appeal.against());
  }

  CaseFile takenBy(StaffId by) {
    return new CaseFile(
        originals,
        appealWindowDays,
        remarks,
        flags,
        appeal,
        by,
        supplementTo,
        earlier,
        prescriptionCheck);
  }

  CaseFile with(Originals changed) {
    return new CaseFile(
        changed,
        appealWindowDays,
        remarks,
        flags,
        appeal,
        assessor,
        supplementTo,
        earlier,
        prescriptionCheck);
  }

  CaseFile appealed(Appeal made) {
    return new CaseFile(
        originals,
        appealWindowDays,
        remarks,
        flags,
        made,
        assessor,
        supplementTo,
        earlier,
        prescriptionCheck);
  }

  CaseFile remarked(Remark remark) {
    var more = new ArrayList<>(remarks);
    more.add(remark);
    return new CaseFile(
        originals,
        appealWindowDays,
        more,
        flags,
        appeal,
        assessor,
        supplementTo,
        earlier,
        prescriptionCheck);
  }

  CaseFile flagged(Set<Flag> found) {
    var more = new HashSet<>(flags);
    more.addAll(found);
    return new CaseFile(
        originals,
        appealWindowDays,
        remarks,
        more,
        appeal,
        assessor,
        supplementTo,
        earlier,
        prescriptionCheck);
  }

  CaseFile checked(PrescriptionCheck check) {
    return new CaseFile(
        originals,
        appealWindowDays,
        remarks,
        flags,
        appeal,
        assessor,
        supplementTo,
        earlier,
        check);
  }

  /** What was checked was the expense before. */
  CaseFile keeping(Expense before) {
    var more = new ArrayList<>(earlier);
    more.add(before);
    return new CaseFile(
        originals, appealWindowDays, remarks, flags, appeal, assessor, supplementTo, more, null);
  }

  /** Of the claim that an appeal opens: the originals are those of the first. */
  CaseFile ofSupplement(ClaimId first, Appeal made) {
    return new CaseFile(
        Originals.NOT_REQUIRED,
        appealWindowDays,
        List.of(),
        Set.of(),
        new Appeal(made.text(), made.at(), made.against(), null),
        null,
        first,
        List.of(),
        null);
  }
}
