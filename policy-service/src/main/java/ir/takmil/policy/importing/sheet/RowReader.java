package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.person.Gender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One person's row: every cell is looked at, so that all its faults are told at once. */
final class RowReader {
  private static final int LONGEST_NAME = 100;
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\u200c .'’()-]*");
  private static final Pattern CERTIFICATE = Pattern.compile("[0-9\\p{L} /]{1,20}");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{7,9}");

  private final Header header;
  private final int number;
  private final List<Cell> cells;
  private final LocalDate today;
  private final List<Fault> faults = new ArrayList<>();

  RowReader(Header header, int number, List<Cell> cells, LocalDate today) {
    this.header = header;
    this.number = number;
    this.cells = cells;
    this.today = today;
  }

  ReadRow read() {
    if (cells.size() > header.width()) {
      faults.add(new Fault(number, null, FaultCode.ROW_TOO_LONG));
    }
    NationalCode code = code(Column.NATIONAL_CODE);
    String givenName = name(Column.GIVEN_NAME);
    String familyName = name(Column.FAMILY_NAME);
    Gender gender = word(Column.GENDER, Words.GENDERS, FaultCode.GENDER_WRONG);
    LocalDate birthDate = day(Column.BIRTH_DATE);
    String certificate = certificate();
    Relation relation = word(Column.RELATION, Words.RELATIONS, FaultCode.RELATION_WRONG);
    NationalCode main = main(code, relation);
    LocalDate from = day(Column.FROM);
    LocalDate to = day(Column.TO);
    var basicInsurer =
        word(Column.BASIC_INSURER, Words.BASIC_INSURERS, FaultCode.BASIC_INSURER_WRONG);
    Boolean special = word(Column.SPECIAL_PATIENT, Words.YES_NO, FaultCode.YES_NO_WRONG);
    Boolean student = word(Column.STUDENT, Words.YES_NO, FaultCode.YES_NO_WRONG);
    LocalDate marriedOn = day(Column.MARRIED_ON);
    Mobile mobile = typed(Column.MOBILE, Mobile::new, FaultCode.MOBILE_WRONG);
    Sheba sheba = typed(Column.SHEBA, RowReader::sheba, FaultCode.SHEBA_WRONG);
    LocalDate insuredSince = day(Column.INSURED_SINCE);
    Cell plan = readable(Column.PLAN);

    if (birthDate != null && birthDate.isAfter(today)) {
      fault(Column.BIRTH_DATE, FaultCode.BIRTH_DATE_IN_FUTURE);
    }
    if (from != null && to != null && to.isBefore(from)) {
      fault(Column.TO, FaultCode.FROM_AFTER_TO);
    }
    if (gender != null && relation != null && !fits(gender, relation)) {
      fault(Column.GENDER, FaultCode.GENDER_UNLIKE_RELATION);
    }
    boolean sound = faults.stream().allMatch(fault -> fault.code().isWarning());
    ListedPerson person =
        sound
                && code != null
                && givenName != null
                && familyName != null
                && gender != null
                && birthDate != null
                && relation != null
                && main != null
            ? new ListedPerson(
                code,
                givenName,
                familyName,
                gender,
                birthDate,
                certificate,
                relation,
                main,
                plan.isBlank() ? null : plan.text(),
                from,
                to,
                basicInsurer,
                special,
                student,
                marriedOn,
                mobile,
                sheba,
                insuredSince)
            : null;
    return new ReadRow(number, code, relation, person, faults);
  }

  /** The cell if something can be read in it; otherwise blank, and its fault told. */
  private Cell readable(Column column) {
    Cell cell = header.cell(column, cells);
    FaultCode wrong = cell.wrong();
    if (wrong != null) {
      fault(column, wrong);
      return Cell.BLANK;
    }
    if (cell.isBlank() && column.isRequired()) {
      fault(column, FaultCode.FIELD_MISSING);
    }
    return cell;
  }

  private <T> @Nullable T read(
      Column column, Function<Cell, Optional<T>> meaning, FaultCode otherwise) {
    Cell cell = readable(column);
    if (cell.isBlank()) {
      return null;
    }
    Optional<T> read = meaning.apply(cell);
    if (read.isEmpty()) {
      fault(column, otherwise);
    }
    return read.orElse(null);
  }

  private <T> @Nullable T word(Column column, Words<T> words, FaultCode otherwise) {
    return read(column, cell -> words.meaning(cell.text()), otherwise);
  }

  private @Nullable LocalDate day(Column column) {
    return read(column, Days::day, FaultCode.DAY_WRONG);
  }

  private <T> @Nullable T typed(Column column, Function<String, T> maker, FaultCode otherwise) {
    return read(column, cell -> made(maker, cell.text()), otherwise);
  }

  private static <T> Optional<T> made(Function<String, T> maker, String text) {
    try {
      return Optional.of(maker.apply(text));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  /** Spreadsheets take the zeros off the front of a code: they are put back, and it is said. */
  private @Nullable NationalCode code(Column column) {
    return read(
        column,
        cell -> {
          String text = cell.text().replace(" ", "").replace("-", "");
          if (!SHORT_CODE.matcher(text).matches()) {
            return made(NationalCode::new, text);
          }
          Optional<NationalCode> restored =
              made(NationalCode::new, "0".repeat(10 - text.length()) + text);
          if (restored.isPresent()) {
            fault(column, FaultCode.ZEROS_RESTORED);
          }
          return restored;
        },
        FaultCode.NATIONAL_CODE_WRONG);
  }

  /** People leave out the IR that their cards show beside the number. */
  private static Sheba sheba(String typed) {
    String bare = typed.replace(" ", "").replace("-", "");
    return new Sheba(bare.matches("[0-9]{24}") ? "IR" + bare : bare);
  }

  private @Nullable String name(Column column) {
    return read(
        column,
        cell ->
            Optional.of(cell.text())
                .filter(name -> name.length() <= LONGEST_NAME && NAME.matcher(name).matches()),
        FaultCode.NAME_WRONG);
  }

  /** Since 1368 a certificate bears the national code, and lists say 0. */
  private @Nullable String certificate() {
    String certificate =
        read(
            Column.CERTIFICATE,
            cell -> Optional.of(cell.text()).filter(text -> CERTIFICATE.matcher(text).matches()),
            FaultCode.CERTIFICATE_WRONG);
    return certificate == null || certificate.matches("0+") ? null : certificate;
  }

  private @Nullable NationalCode main(@Nullable NationalCode own, @Nullable Relation relation) {
    NationalCode told = code(Column.MAIN_CODE);
    if (relation == Relation.MAIN) {
      if (told != null && own != null && !told.equals(own)) {
        fault(Column.MAIN_CODE, FaultCode.MAIN_CODE_WRONG);
      }
      return own;
    }
    if (relation != null && told == null && header.cell(Column.MAIN_CODE, cells).isBlank()) {
      fault(Column.MAIN_CODE, FaultCode.FIELD_MISSING);
    } else if (told != null && told.equals(own)) {
      fault(Column.MAIN_CODE, FaultCode.MAIN_CODE_WRONG);
    }
    return told;
  }

  private static boolean fits(Gender gender, Relation relation) {
    return switch (relation) {
      case DAUGHTER, MOTHER, SISTER -> gender == Gender.FEMALE;
      case SON, FATHER, BROTHER -> gender == Gender.MALE;
      case MAIN, SPOUSE, OTHER -> true;
    };
  }

  private void fault(Column column, FaultCode code) {
    faults.add(new Fault(number, header.headings().of(column), code));
  }
}
