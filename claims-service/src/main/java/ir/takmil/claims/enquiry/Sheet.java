package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.value.Rials;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Claims as an Excel sheet, written while they are read. */
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

  private Sheet() {}

  /**
   * @param most rows
   */
  static void write(OutputStream out, Iterator<Claim> claims, int most, Words words)
      throws IOException {
    try (var sheet = new SheetWriter(out, "سوابق")) {
      HEAD.forEach(sheet::heading);
      for (int row = 1; row <= most && claims.hasNext(); row++) {
        sheet.row();
        row(sheet, claims.next(), words);
      }
      sheet.finish();
    }
  }

  private static void row(SheetWriter sheet, Claim claim, Words words) {
    var expense = claim.expense();
    var decision = ClaimView.decisionOf(claim.stage(), false);
    Rials payable = decision.map(decided -> decided.payable()).orElse(null);
    sheet.text(expense.claimNumber());
    sheet.text(expense.trackingCode());
    sheet.text(words.happened(claim.stage().status()));
    sheet.text(words.direction(expense.direction()));
    sheet.text(expense.service().title());
    sheet.text(expense.cover().title());
    sheet.text(expense.centreName());
    sheet.text(Shown.day(expense.date()));
    sheet.text(Shown.day(claim.registeredAt()));
    sheet.amount(claim.requested().amount());
    sheet.amount(payable == null ? null : payable.amount());
    sheet.amount(payable == null ? null : claim.requested().minus(payable).amount());
    sheet.text(OrderShown.of(claim).map(OrderShown::number).orElse(null));
    sheet.text(words.holder(claim));
  }
}
