package ir.takmil.platform.sheet;

import java.util.List;

/** Takes what a file of either kind holds, row by row; blank rows are left out. */
interface Rows {
  /** Filled rows that one list may have. */
  int MOST = 100_000;

  /** Rows that may be there at all, most of them blank. */
  int MOST_WITH_BLANKS = 300_000;

  /** Cells of a row that are looked at. */
  int WIDEST = 200;

  /**
   * @param number counted from 1 as a spreadsheet shows it
   */
  void row(int number, List<Cell> cells);

  void fault(Fault fault);
}
