package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and confirmed: frozen, and told from any other by its content hash.
 *
 * @param claimNumber ten digits, unique, opaque
 * @param trackingCode of the admission it came with
 * @param personId whose expense it is
 * @param mainInsuredId who is paid, and whose family may see it
 * @param planVersion the plan as it stood on the day
 * @param direction absent from what an earlier release stored: direct
 * @param basicInsurer SOCIAL_SECURITY, HEALTH_INSURANCE or NONE
 * @param contentHash SHA-256 in hex over everything here and the hashes of the pictures
 */
public record Expense(
    String claimNumber,
    AdmissionId admissionId,
    String trackingCode,
    PersonId personId,
    PersonId mainInsuredId,
    ContractId contractId,
    PlanId planId,
    int planVersion,
    Direction direction,
    Titled service,
    Titled cover,
    LocalDate date,
    String basicInsurer,
    @Nullable String centreId,
    @Nullable String centreName,
    @Nullable Prescription prescription,
    @Nullable PaperPrescription paper,
    List<Line> lines,
    String contentHash) {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  public Expense {
    direction = Objects.requireNonNullElse(direction, Direction.DIRECT);
    lines = List.copyOf(lines);
  }

  /** Outside of these years a day is a slip of the pen; far outside, it cannot even be stored. */
  public static boolean isConceivable(LocalDate day) {
    return FIRST_YEAR <= day.getYear() && day.getYear() <= LAST_YEAR;
  }

  public Rials requested() {
    return lines.stream().map(Line::requested).reduce(Rials.ZERO, Rials::plus);
  }

  /** What a return may ask to be corrected, and differs in the other. */
  Set<RepairField> differences(Expense other) {
    var fields = EnumSet.noneOf(RepairField.class);
    note(fields, RepairField.EXPENSE_DATE, date.equals(other.date));
    note(
        fields,
        RepairField.CENTRE,
        Objects.equals(centreId, other.centreId) && Objects.equals(centreName, other.centreName));
    note(fields, RepairField.BASIC_INSURER, basicInsurer.equals(other.basicInsurer));
    note(
        fields,
        RepairField.PRESCRIPTION,
        Objects.equals(prescription, other.prescription) && Objects.equals(paper, other.paper));
    note(fields, RepairField.LINES, lines.equals(other.lines));
    return fields;
  }

  private static void note(Set<RepairField> fields, RepairField field, boolean same) {
    if (!same) {
      fields.add(field);
    }
  }

  /** The same expense under that content hash. */
  public Expense hashed(String hash) {
    return with(claimNumber, lines, hash);
  }

  /**
   * An expense about those lines alone, of another number. Its hash stays the first one's: what was
   * sent is what was sent then.
   */
  Expense supplemented(String number, List<Line> about) {
    return with(number, about, contentHash);
  }

  private Expense with(String number, List<Line> about, String hash) {
    return new Expense(
        number,
        admissionId,
        trackingCode,
        personId,
        mainInsuredId,
        contractId,
        planId,
        planVersion,
        direction,
        service,
        cover,
        date,
        basicInsurer,
        centreId,
        centreName,
        prescription,
        paper,
        about,
        hash);
  }
}
