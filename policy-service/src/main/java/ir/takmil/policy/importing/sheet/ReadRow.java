package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.contract.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as read.
 *
 * @param nationalCode also of a row with faults, where that much could be read
 * @param person null when a fault forbids it
 * @param faults warnings among them
 */
public record ReadRow(
    int number,
    @Nullable NationalCode nationalCode,
    @Nullable Relation relation,
    @Nullable ListedPerson person,
    List<Fault> faults) {

  public ReadRow {
    faults = List.copyOf(faults);
  }

  @Override
  public String toString() {
    return "ReadRow[" + number + "]";
  }
}
