package ir.takmil.claims.repair;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked: of a returned claim, this instead of what was sent; what is absent stays. */
record CorrectClaim(
    @Nullable LocalDate expenseDate,
    @Nullable @Valid CentreNamed centre,
    @Nullable @Pattern(regexp = "SOCIAL_SECURITY|HEALTH_INSURANCE|NONE") String basicInsurer,
    @Nullable @Valid PrescriptionFound prescription,
    @Nullable @Valid Paper paper,
    @Nullable @Size(min = 1, max = 200) List<@NotNull @Valid LineTyped> lines) {

  record CentreNamed(@Nullable @Size(max = 50) String id, @Nullable @Size(max = 200) String name) {}

  record PrescriptionFound(
      @NotBlank @Size(max = 50) String number,
      @NotNull @Pattern(regexp = "DRUG|VISIT|IMAGING|LABORATORY") String kind,
      @NotNull LocalDate date,
      @NotNull Rials total,
      @Nullable @Size(max = 200) String physician,
      @Nullable @Size(max = 60) String trackingCode,
      @Nullable @Size(max = 30) String physicianCode) {}

  record Paper(
      @NotBlank @Size(max = 30) String physicianCode,
      @Min(1) @Max(100) int sheets,
      @Nullable @Size(max = 500) String notes) {
    Optional<PaperPrescription> typed() {
      return PaperPrescription.typed(physicianCode, sheets, notes);
    }
  }

  record LineTyped(
      @Min(1) @Max(10_000) int number,
      @NotBlank @Size(max = 300) String title,
      @Min(1) @Max(100_000) int quantity,
      @NotNull Rials requested,
      @NotNull Rials basicShare) {
    Line typed() {
      return new Line(number, PersianText.normalise(title), quantity, requested, basicShare);
    }
  }

  Set<RepairField> fields() {
    var fields = EnumSet.noneOf(RepairField.class);
    add(fields, RepairField.EXPENSE_DATE, expenseDate);
    add(fields, RepairField.CENTRE, centre);
    add(fields, RepairField.BASIC_INSURER, basicInsurer);
    add(fields, RepairField.PRESCRIPTION, prescription);
    add(fields, RepairField.PRESCRIPTION, paper);
    add(fields, RepairField.LINES, lines);
    if (fields.isEmpty()) {
      throw Refusal.unprocessable("nothing-corrected");
    }
    return fields;
  }

  private static void add(Set<RepairField> fields, RepairField field, @Nullable Object value) {
    if (value != null) {
      fields.add(field);
    }
  }

  /** The expense with it, under no hash yet. */
  Expense in(Expense sent) {
    check();
    List<Line> corrected =
        lines == null ? sent.lines() : lines.stream().map(LineTyped::typed).toList();
    boolean another = prescription != null || paper != null;
    return new Expense(
        sent.claimNumber(),
        sent.admissionId(),
        sent.trackingCode(),
        sent.personId(),
        sent.mainInsuredId(),
        sent.contractId(),
        sent.planId(),
        sent.planVersion(),
        sent.direction(),
        sent.service(),
        sent.cover(),
        expenseDate == null ? sent.date() : expenseDate,
        basicInsurer == null ? sent.basicInsurer() : basicInsurer,
        centre == null ? sent.centreId() : centre.id(),
        centre == null ? sent.centreName() : normal(centre.name()),
        another ? found() : sent.prescription(),
        another ? (paper == null ? null : paper.typed().orElseThrow()) : sent.paper(),
        corrected,
        "");
  }

  private @Nullable Prescription found() {
    return prescription == null
        ? null
        : new Prescription(
            prescription.number(),
            prescription.kind(),
            prescription.date(),
            prescription.total(),
            normal(prescription.physician()),
            List.of(),
            prescription.trackingCode() == null
                ? null
                : PersianText.digits(prescription.trackingCode()),
            normal(prescription.physicianCode()));
  }

  private void check() {
    var faults = new ArrayList<Fault>();
    day(expenseDate, "/expenseDate", faults);
    if (prescription != null) {
      day(prescription.date(), "/prescription/date", faults);
    }
    if (paper != null && paper.typed().isEmpty()) {
      faults.add(new Fault("/paper/physicianCode", "physician-code-wrong"));
    }
    if (paper != null && prescription != null) {
      faults.add(new Fault("/paper", "two-prescriptions"));
    }
    var numbers = new HashSet<Integer>();
    for (int i = 0; lines != null && i < lines.size(); i++) {
      LineTyped line = lines.get(i);
      if (!numbers.add(line.number())) {
        faults.add(new Fault("/lines/" + i + "/number", "line-number-twice"));
      }
      if (line.basicShare().compareTo(line.requested()) > 0) {
        faults.add(new Fault("/lines/" + i + "/basicShare", "share-above-requested"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.unprocessable("claim-wrong", faults);
    }
  }

  private static void day(@Nullable LocalDate day, String pointer, List<Fault> faults) {
    if (day != null && !Expense.isConceivable(day)) {
      faults.add(new Fault(pointer, "day-out-of-range"));
    }
  }

  private static @Nullable String normal(@Nullable String typed) {
    return typed == null ? null : PersianText.normalise(typed);
  }
}
