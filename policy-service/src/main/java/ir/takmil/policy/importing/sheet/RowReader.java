package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Cell;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetFlaw;
import ir.takmil.platform.sheet.Words;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.person.Gender;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One person's row: every cell is looked at, so that all its faults are told at once. */
public final class RowReader {
  private static final int LONGEST_NAME = 100;
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\u200c .'’()-]*");
  private static final Pattern CERTIFICATE = Pattern.compile("[0-9\\p{L} /]{1,20}");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{7,9}");

  private final Row<Column> row;
  private final LocalDate today;

  public RowReader(Row<Column> row, LocalDate today) {
    this.row = row;
    this.today = today;
  }

  public ReadRow read() {
    NationalCode code = code(Column.NATIONAL_CODE);
    String givenName = name(Column.GIVEN_NAME);
    String familyName = name(Column.FAMILY_NAME);
    Gender gender = row.word(Column.GENDER, PeoplesWords.GENDERS, FaultCode.GENDER_WRONG);
    LocalDate birthDate = row.day(Column.BIRTH_DATE);
    String certificate = certificate();
    Relation relation = row.word(Column.RELATION, PeoplesWords.RELATIONS, FaultCode.RELATION_WRONG);
    NationalCode main = main(code, relation);
    LocalDate from = row.day(Column.FROM);
    LocalDate to = row.day(Column.TO);
    var basicInsurer =
        row.word(Column.BASIC_INSURER, PeoplesWords.BASIC_INSURERS, FaultCode.BASIC_INSURER_WRONG);
    Boolean special = row.word(Column.SPECIAL_PATIENT, Words.YES_NO, SheetFlaw.YES_NO_WRONG);
    Boolean student = row.word(Column.STUDENT, Words.YES_NO, SheetFlaw.YES_NO_WRONG);
    LocalDate marriedOn = row.day(Column.MARRIED_ON);
    Mobile mobile = row.typed(Column.MOBILE, Mobile::new, FaultCode.MOBILE_WRONG);
    Sheba sheba = row.typed(Column.SHEBA, RowReader::sheba, FaultCode.SHEBA_WRONG);
    LocalDate insuredSince = row.day(Column.INSURED_SINCE);
    Cell plan = row.readable(Column.PLAN);

    if (birthDate != null && birthDate.isAfter(today)) {
      row.fault(Column.BIRTH_DATE, FaultCode.BIRTH_DATE_IN_FUTURE);
    }
    if (from != null && to != null && to.isBefore(from)) {
      row.fault(Column.TO, SheetFlaw.FROM_AFTER_TO);
    }
    if (gender != null && relation != null && !fits(gender, relation)) {
      row.fault(Column.GENDER, FaultCode.GENDER_UNLIKE_RELATION);
    }
    boolean sound = row.isSound();
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
    return new ReadRow(row.number(), code, relation, person, row.faults());
  }

  /** Spreadsheets take the zeros off the front of a code: they are put back, and it is said. */
  private @Nullable NationalCode code(Column column) {
    return row.read(
        column,
        cell -> {
          String text = cell.text().replace(" ", "").replace("-", "");
          if (!SHORT_CODE.matcher(text).matches()) {
            return Row.made(NationalCode::new, text);
          }
          Optional<NationalCode> restored =
              Row.made(NationalCode::new, "0".repeat(10 - text.length()) + text);
          if (restored.isPresent()) {
            row.fault(column, FaultCode.ZEROS_RESTORED);
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
    return row.read(
        column,
        cell ->
            Optional.of(cell.text())
                .filter(name -> name.length() <= LONGEST_NAME && NAME.matcher(name).matches()),
        FaultCode.NAME_WRONG);
  }

  /** Since 1368 a certificate bears the national code, and lists say 0. */
  private @Nullable String certificate() {
    String certificate =
        row.read(
            Column.CERTIFICATE,
            cell -> Optional.of(cell.text()).filter(text -> CERTIFICATE.matcher(text).matches()),
            FaultCode.CERTIFICATE_WRONG);
    return certificate == null || certificate.matches("0+") ? null : certificate;
  }

  private @Nullable NationalCode main(@Nullable NationalCode own, @Nullable Relation relation) {
    NationalCode told = code(Column.MAIN_CODE);
    if (relation == Relation.MAIN) {
      if (told != null && own != null && !told.equals(own)) {
        row.fault(Column.MAIN_CODE, FaultCode.MAIN_CODE_WRONG);
      }
      return own;
    }
    if (relation != null && told == null && row.cell(Column.MAIN_CODE).isBlank()) {
      row.fault(Column.MAIN_CODE, SheetFlaw.FIELD_MISSING);
    } else if (told != null && told.equals(own)) {
      row.fault(Column.MAIN_CODE, FaultCode.MAIN_CODE_WRONG);
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
}
