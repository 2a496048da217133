package ir.takmil.claims.intake;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked: this claim, as far as it is known. */
record DraftClaim(
    @NotBlank @Size(max = 50) String serviceCode,
    @NotNull LocalDate expenseDate,
    @NotNull
        @jakarta.validation.constraints.Pattern(regexp = "SOCIAL_SECURITY|HEALTH_INSURANCE|NONE")
        String basicInsurer,
    @Nullable @Size(max = 50) String centreId,
    @Nullable @Size(max = 200) String centreName,
    @Nullable @Valid PrescriptionChosen prescription,
    @Nullable @Valid PaperTyped paper,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid LineTyped> lines) {
  record PrescriptionChosen(
      @NotBlank @Size(max = 50) String number,
      @NotNull @jakarta.validation.constraints.Pattern(regexp = "DRUG|VISIT|IMAGING|LABORATORY")
          String kind,
      @NotNull LocalDate date,
      @NotNull Rials total,
      @Nullable @Size(max = 200) String physician,
      @Nullable @Size(max = 200) List<@NotNull @Valid ItemFound> items,
      @Nullable @Size(max = 60) String trackingCode,
      @Nullable @Size(max = 30) String physicianCode) {

    record ItemFound(
        @NotBlank @Size(max = 300) String title,
        @Min(0) @Max(1_000_000) long quantity,
        @NotNull Rials price,
        @NotNull Rials basicShare) {}

    Prescription chosen() {
      return new Prescription(
          number,
          kind,
          date,
          total,
          physician == null ? null : PersianText.normalise(physician),
          items == null
              ? List.of()
              : items.stream()
                  .map(item ->
                      new Prescription.Item(
                          PersianText.normalise(item.title()),
                          item.quantity(),
                          item.price(),
                          item.basicShare()))
                  .toList(),
          trackingCode == null ? null : PersianText.digits(trackingCode),
          physicianCode == null ? null : PersianText.normalise(physicianCode));
    }
  }

  /**
   * @param physicianCode of the medical council, as people type it
   */
  record PaperTyped(
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
      @NotNull Rials basicShare) {}

  Draft as(ClaimId id) {
    check();
    var typed =
        lines.stream()
            .map(line ->
                new Line(
                    line.number(),
                    PersianText.normalise(line.title()),
                    line.quantity(),
                    line.requested(),
                    line.basicShare()))
            .toList();
    var draft =
        new Draft(
            id,
            serviceCode,
            expenseDate,
            basicInsurer,
            centreId,
            centreName == null ? null : PersianText.normalise(centreName),
            prescription == null ? null : prescription.chosen(),
            paper == null ? null : paper.typed().orElseThrow(),
            typed,
            List.of());
    draft.requested(); // refused here when no whole number of rials can hold it
    return draft;
  }

  private void check() {
    var faults = new ArrayList<Fault>();
    day(expenseDate, "/expenseDate", faults);
    if (prescription != null) {
      day(prescription.date(), "/prescription/date", faults);
      amounts(prescription, faults);
    }
    if (paper != null && paper.typed().isEmpty()) {
      faults.add(new Fault("/paper/physicianCode", "physician-code-wrong"));
    }
    if (paper != null && prescription != null) {
      faults.add(new Fault("/paper", "two-prescriptions"));
    }
    var numbers = new HashSet<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      LineTyped line = lines.get(i);
      if (!numbers.add(line.number())) {
        faults.add(new Fault("/lines/" + i + "/number", "line-number-twice"));
      }
      if (PersianText.normalise(line.title()).isEmpty()) {
        faults.add(new Fault("/lines/" + i + "/title", "title-empty"));
      }
      if (line.basicShare().compareTo(line.requested()) > 0) {
        faults.add(new Fault("/lines/" + i + "/basicShare", "share-above-requested"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.unprocessable("claim-wrong", faults);
    }
  }

  /** What no whole number of rials can hold could be kept, but never shown. */
  private static void amounts(PrescriptionChosen prescription, List<Fault> faults) {
    List<PrescriptionChosen.ItemFound> items =
        prescription.items() == null ? List.of() : prescription.items();
    Rials prices = Rials.ZERO;
    Rials shares = Rials.ZERO;
    for (int i = 0; i < items.size(); i++) {
      try {
        prices = prices.plus(items.get(i).price().times(items.get(i).quantity()));
        shares = shares.plus(items.get(i).basicShare());
      } catch (Refusal tooLarge) {
        faults.add(new Fault("/prescription/items/" + i, tooLarge.code()));
      }
    }
  }

  private static void day(LocalDate day, String pointer, List<Fault> faults) {
    if (!Expense.isConceivable(day)) {
      faults.add(new Fault(pointer, "day-out-of-range"));
    }
  }
}
