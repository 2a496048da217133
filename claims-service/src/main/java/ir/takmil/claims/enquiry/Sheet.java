package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.platform.value.Rials;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Claims as an Excel sheet, right to left, written while they are read. Amounts are numbers;
 * everything else is text, whatever it begins with: a cell is never a formula.
 */
final class Sheet {
  private static final List<String> HEAD =
      List.of(
          "شماره پرونده",
          "کد رهگیری",
          "وضعیت",
          "نوع هزینه",
          "خدمت",
          "پوشش",
          "مرکز درمانی",
          "تاریخ هزینه",
          "تاریخ ثبت",
          "درخواستی (ریال)",
          "تأییدشده (ریال)",
          "کسورات (ریال)",
          "شماره حواله",
          "پرونده نزد کیست");
  private static final int FLUSH_EVERY = 500;

  private Sheet() {}

  /**
   * @param most rows
   */
  static void write(OutputStream out, Iterator<Claim> claims, int most, Words words)
      throws IOException {
    try (var book = new Workbook(out, "Takmil", "1.0")) {
      book.setGlobalDefaultFont("Tahoma", 10);
      Worksheet sheet = book.newWorksheet("سوابق");
      sheet.rightToLeft();
      sheet.freezePane(0, 1);
      for (int column = 0; column < HEAD.size(); column++) {
        sheet.value(0, column, HEAD.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, 20);
      }
      for (int row = 1; row <= most && claims.hasNext(); row++) {
        row(sheet, row, claims.next(), words);
        if (row % FLUSH_EVERY == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    }
  }

  private static void row(Worksheet sheet, int row, Claim claim, Words words) {
    var expense = claim.expense();
    var decision = ClaimView.decisionOf(claim.stage(), false);
    Rials payable = decision.map(decided -> decided.payable()).orElse(null);
    text(sheet, row, 0, expense.claimNumber());
    text(sheet, row, 1, expense.trackingCode());
    text(sheet, row, 2, words.happened(claim.stage().status()));
    text(sheet, row, 3, words.direction(expense.direction()));
    text(sheet, row, 4, expense.service().title());
    text(sheet, row, 5, expense.cover().title());
    text(sheet, row, 6, expense.centreName());
    text(sheet, row, 7, Shown.day(expense.date()));
    text(sheet, row, 8, Shown.day(claim.registeredAt()));
    amount(sheet, row, 9, claim.requested());
    amount(sheet, row, 10, payable);
    amount(sheet, row, 11, payable == null ? null : claim.requested().minus(payable));
    text(sheet, row, 12, OrderShown.of(claim).map(OrderShown::number).orElse(null));
    text(sheet, row, 13, words.holder(claim));
  }

  /** A string to Excel in any case; the format keeps it one when it is edited, too. */
  private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
    if (text != null) {
      sheet.value(row, column, text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " "));
      sheet.style(row, column).format("@").set();
    }
  }

  private static void amount(Worksheet sheet, int row, int column, @Nullable Rials amount) {
    if (amount != null) {
      sheet.value(row, column, amount.amount());
      sheet.style(row, column).format("#,##0").set();
    }
  }
}
