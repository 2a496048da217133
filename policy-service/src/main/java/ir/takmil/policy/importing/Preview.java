package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.RowTaker;
import ir.takmil.platform.sheet.SheetFile;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.importing.sheet.Column;
import ir.takmil.policy.importing.sheet.ReadRow;
import ir.takmil.policy.importing.sheet.RowReader;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.ListedPeople;
import java.io.ByteArrayOutputStream;
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
class Preview {
  /** So that a sheet of them stays below a megabyte. */
  static final int ROWS_A_SHEET = 250;

  static final int SHOWN_A_PAGE = 200;

  /** How often it is said how far it is, which also holds the lease. */
  private static final int SHEETS_A_WORD = 4;

  private final ListImports imports;
  private final Papers papers;
  private final Contracts contracts;
  private final Plans plans;
  private final ListedPeople people;
  private final Memberships memberships;
  private final JsonMapper json;
  private final Clock clock;

  Preview(
      ListImports imports,
      Papers papers,
      Contracts contracts,
      Plans plans,
      ListedPeople people,
      Memberships memberships,
      JsonMapper json,
      Clock clock) {
    this.imports = imports;
    this.papers = papers;
    this.contracts = contracts;
    this.plans = plans;
    this.people = people;
    this.memberships = memberships;
    this.json = json;
    this.clock = clock;
  }

  void read(ListImport taken, String worker) {
    Ground ground = ground(taken, Tehran.dayOf(clock.instant()));
    var first = new FirstReading(taken.id(), worker, ground);
    new SheetFile(file(taken)).read(Column.ALL, first);
    first.rows.end();

    var comparing =
        new Comparing(taken, ground, first.roll, first.headings, people, memberships, papers, json);
    first.faults.forEach(comparing::fault);
    int sheets = (first.rows.count() + ROWS_A_SHEET - 1) / ROWS_A_SHEET;
    for (int sheet = 0; sheet < sheets; sheet++) {
      comparing.compare(Sheets.read(papers, json, taken.id(), Papers.ROWS, sheet, ReadRow.class));
      if (sheet % SHEETS_A_WORD == 0) {
        progress(taken.id(), worker, first.rows.count(), (sheet + 1) * ROWS_A_SHEET);
      }
    }
    Tally tally = comparing.end();
    if (tally.faults() > 0) {
      papers.forgetFileAndRows(taken.id(), taken.file());
    }
    imports.change(
        taken.id(), Seen.WHATEVER, at -> at.readToTheEnd(worker, tally, clock.instant()));
  }

  Ground ground(ListImport of, LocalDate today) {
    Contract contract =
        contracts.find(of.contractId()).orElseThrow(() -> Refusal.unknown("contract-unknown"));
    return new Ground(contract, plans.all(contract.plans()), today);
  }

  private byte[] file(ListImport taken) {
    var whole = new ByteArrayOutputStream();
    for (int part = 0; part < taken.parts(); part++) {
      whole.writeBytes(
          papers
              .read(taken.id(), taken.file(), part)
              .orElseThrow(() -> new IllegalStateException("a piece of the file is gone")));
    }
    return whole.toByteArray();
  }

  private void progress(ImportId id, String worker, int rows, int compared) {
    imports.change(
        id, Seen.WHATEVER, at -> at.read(worker, rows, Math.min(rows, compared), clock.instant()));
  }

  /** Keeps the rows aside as they come, and notes what they must know of each other. */
  private final class FirstReading implements RowTaker<Column> {
    private final ImportId id;
    private final String worker;
    private final Sheets<ReadRow> rows;
    private final Roll roll;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Headings<Column> headings;

    FirstReading(ImportId id, String worker, Ground ground) {
      this.id = id;
      this.worker = worker;
      this.today = ground.today();
      this.rows = new Sheets<>(papers, json, id, Papers.ROWS, ROWS_A_SHEET);
      this.roll = new Roll(ground.contract().period());
    }

    @Override
    public void row(Row<Column> typed) {
      ReadRow row = new RowReader(typed, today).read();
      roll.enter(row);
      if (rows.add(row) && rows.count() % (SHEETS_A_WORD * ROWS_A_SHEET) == 0) {
        progress(id, worker, rows.count(), 0);
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
