package ir.takmil.provider.importing;

import ir.takmil.platform.importing.ImportWork.Applier;
import ir.takmil.platform.importing.Papers;
import ir.takmil.platform.importing.Sheets;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Tally;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Applies a file sheet by sheet; a sheet that is applied twice is applied once. */
@Component
class Application implements Applier<DirectoryImport> {
  private final Tables tables;
  private final Papers papers;
  private final JsonMapper json;
  private final Clock clock;

  Application(Tables tables, Papers papers, JsonMapper json, Clock clock) {
    this.tables = tables;
    this.papers = papers;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public int steps(Tally tally) {
    return stepsOf(tally);
  }

  static int stepsOf(Tally tally) {
    int lines = tally.joined() + tally.changed();
    return (lines + Preview.LINES_A_SHEET - 1) / Preview.LINES_A_SHEET;
  }

  @Override
  public List<Integer> step(DirectoryImport taken, Applying at) {
    return step(tables.of(taken.subject()), taken, at);
  }

  private <L extends Line> List<Integer> step(
      Table<?, L> table, DirectoryImport taken, Applying at) {
    List<L> lines = Sheets.read(papers, json, taken.id(), Papers.ROWS, at.steps(), table.type());
    if (lines.isEmpty()) {
      throw new IllegalStateException("a sheet of rows is gone");
    }
    return table.putAll(taken.id(), lines, taken.by(), clock.instant());
  }
}
