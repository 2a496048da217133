package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.ImportWork.Reader;
import ir.takmil.platform.importing.ImportWork.Word;
import ir.takmil.platform.importing.Papers;
import ir.takmil.platform.importing.Sheets;
import ir.takmil.platform.importing.Tally;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.RowTaker;
import ir.takmil.platform.sheet.SheetFile;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.importing.sheet.Column;
import ir.takmil.policy.importing.sheet.ReadRow;
import ir.takmil.policy.importing.sheet.RowReader;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.ListedPeople;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a list from beginning to end and writes nothing but what it finds. Twice over the rows:
 * first as they stand in the file, then, sheet by sheet, beside each other and what is on file.
 */
@Component
class Preview implements Reader<ListImport> {
  /** So that a sheet of them stays below a megabyte. */
  static final int ROWS_A_SHEET = 250;

  /** How often it is said how far it is. */
  private static final int SHEETS_A_WORD = 4;

  private final Papers papers;
  private final Contracts contracts;
  private final Plans plans;
  private final ListedPeople people;
  private final Memberships memberships;
  private final JsonMapper json;
  private final Clock clock;

  Preview(
      Papers papers,
      Contracts contracts,
      Plans plans,
      ListedPeople people,
      Memberships memberships,
      JsonMapper json,
      Clock clock) {
    this.papers = papers;
    this.contracts = contracts;
    this.plans = plans;
    this.people = people;
    this.memberships = memberships;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Tally read(ListImport taken, byte[] file, Word word) {
    Ground ground = ground(taken, Tehran.dayOf(clock.instant()));
    var first = new FirstReading(taken.id(), word, ground);
    new SheetFile(file).read(Column.ALL, first);
    first.rows.end();

    var comparing =
        new Comparing(taken, ground, first.roll, first.headings, people, memberships, papers, json);
    first.faults.forEach(comparing::fault);
    int sheets = (first.rows.count() + ROWS_A_SHEET - 1) / ROWS_A_SHEET;
    for (int sheet = 0; sheet < sheets; sheet++) {
      comparing.compare(Sheets.read(papers, json, taken.id(), Papers.ROWS, sheet, ReadRow.class));
      if (sheet % SHEETS_A_WORD == 0) {
        word.said(first.rows.count(), (sheet + 1) * ROWS_A_SHEET);
      }
    }
    return comparing.end();
  }

  Ground ground(ListImport of, LocalDate today) {
    Contract contract =
        contracts.find(of.contractId()).orElseThrow(() -> Refusal.unknown("contract-unknown"));
    return new Ground(contract, plans.all(contract.plans()), today);
  }

  /** Keeps the rows aside as they come, and notes what they must know of each other. */
  private final class FirstReading implements RowTaker<Column> {
    private final Word word;
    private final Sheets<ReadRow> rows;
    private final Roll roll;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Headings<Column> headings;

    FirstReading(ImportId id, Word word, Ground ground) {
      this.word = word;
      this.today = ground.today();
      this.rows = new Sheets<>(papers, json, id, Papers.ROWS, ROWS_A_SHEET);
      this.roll = new Roll(ground.contract().period());
    }

    @Override
    public void row(Row<Column> typed) {
      ReadRow row = new RowReader(typed, today).read();
      roll.enter(row);
      if (rows.add(row) && rows.count() % (SHEETS_A_WORD * ROWS_A_SHEET) == 0) {
        word.said(rows.count(), 0);
      }
    }

    @Override
    public void fault(Fault fault) {
      faults.add(fault);
    }

    @Override
    public void headings(Headings<Column> found) {
      headings = found;
    }
  }
}
