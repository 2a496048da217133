package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Line;
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
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked: what would one get for this expense. */
record Simulate(
    @NotBlank @Size(max = 50) String contractId,
    @NotBlank @Size(max = 50) String personId,
    @NotBlank @Size(max = 50) String serviceCode,
    @NotNull LocalDate expenseDate,
    @NotNull @Pattern(regexp = "SOCIAL_SECURITY|HEALTH_INSURANCE|NONE") String basicInsurer,
    @Nullable @Size(max = 50) String centreId,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid LineTyped> lines) {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  record LineTyped(
      @Min(1) @Max(10_000) int number,
      @NotBlank @Size(max = 300) String title,
      @Min(1) @Max(100_000) int quantity,
      @NotNull Rials requested,
      @NotNull Rials basicShare) {}

  /** The lines, where they are such as could be sent. */
  List<Line> typed() {
    var faults = new ArrayList<Fault>();
    if (expenseDate.getYear() < FIRST_YEAR || expenseDate.getYear() > LAST_YEAR) {
      faults.add(new Fault("/expenseDate", "day-out-of-range"));
    }
    var numbers = new HashSet<Integer>();
    for (int i = 0; i < lines.size(); i++) {
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
    return lines.stream()
        .map(line ->
            new Line(
                line.number(),
                PersianText.normalise(line.title()),
                line.quantity(),
                line.requested(),
                line.basicShare()))
        .toList();
  }
}
