package ir.takmil.policy.importing;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.importing.sheet.Column;
import ir.takmil.policy.importing.sheet.FaultCode;
import ir.takmil.policy.importing.sheet.ListedPerson;
import ir.takmil.policy.importing.sheet.ReadRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who is in the file, in little room: what one row must know of all the others. */
final class Roll {
  private static final long MANY = -1;

  /** Of somebody who is listed more often than this, all rows are alike wrong. */
  private static final int ENOUGH = 20;

  private record Place(int row, long from, long to, long born, boolean main) {
    boolean overlaps(Place other) {
      return from <= other.to && other.from <= to;
    }
  }

  private final Period contract;
  private final Map<Long, List<Place>> places = new HashMap<>();
  private final Map<String, Long> familyOfSheba = new HashMap<>();
  private final Map<Long, Long> familyOf = new HashMap<>();

  Roll(Period contract) {
    this.contract = contract;
  }

  void enter(ReadRow row) {
    NationalCode code = row.nationalCode();
    if (code == null) {
      return;
    }
    List<Place> theirs = places.computeIfAbsent(key(code), first -> new ArrayList<>(1));
    if (theirs.size() <= ENOUGH) {
      theirs.add(place(row));
    }
    ListedPerson person = row.person();
    if (person != null) {
      long family = key(person.mainCode());
      familyOf.put(key(code), family);
      Sheba sheba = person.sheba();
      if (sheba != null) {
        familyOfSheba.merge(
            sheba.value(), family, (one, other) -> one.equals(other) ? one : Long.valueOf(MANY));
      }
    }
  }

  private Place place(ReadRow row) {
    ListedPerson person = row.person();
    LocalDate from = person == null ? null : person.from();
    LocalDate to = person == null ? null : person.to();
    return new Place(
        row.number(),
        requireNonNullElse(from, contract.start()).toEpochDay(),
        requireNonNullElse(to, contract.end()).toEpochDay(),
        person == null ? Long.MIN_VALUE : person.birthDate().toEpochDay(),
        row.relation() == Relation.MAIN);
  }

  /** What is wrong with this row beside the others. */
  void check(ReadRow row, Consumer<Found> faults) {
    NationalCode code = row.nationalCode();
    if (code == null) {
      return;
    }
    Place own = place(row);
    boolean twice = false;
    boolean mainTwice = false;
    boolean differs = false;
    for (Place other : places.getOrDefault(key(code), List.of())) {
      if (other.row() != own.row()) {
        twice = twice || own.overlaps(other);
        mainTwice = mainTwice || (own.overlaps(other) && own.main() && other.main());
        differs =
            differs
                || (own.born() != other.born()
                    && own.born() != Long.MIN_VALUE
                    && other.born() != Long.MIN_VALUE);
      }
    }
    if (twice) {
      FaultCode how = mainTwice ? FaultCode.MAIN_TWICE : FaultCode.PERSON_TWICE;
      faults.accept(new Found(how, Column.NATIONAL_CODE));
    }
    if (differs) {
      faults.accept(new Found(FaultCode.PERSON_DIFFERS_IN_FILE, Column.BIRTH_DATE));
    }
    ListedPerson person = row.person();
    Sheba sheba = person == null ? null : person.sheba();
    if (sheba != null && familyOfSheba.getOrDefault(sheba.value(), 0L) == MANY) {
      faults.accept(new Found(FaultCode.SHEBA_OF_ANOTHER, Column.SHEBA));
    }
  }

  /** Whether the file has a row of them, sound or not, as a main insured. */
  boolean hasMain(NationalCode code) {
    return places.getOrDefault(key(code), List.of()).stream().anyMatch(Place::main);
  }

  boolean inFamily(NationalCode code, NationalCode main) {
    return familyOf.getOrDefault(key(code), MANY) == key(main);
  }

  private static long key(NationalCode code) {
    return Long.parseLong(code.value());
  }
}
