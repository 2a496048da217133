package ir.takmil.claims.enquiry;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import ir.takmil.platform.value.Rials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A case's statement of account (صورت‌حساب) as PDF, right to left. Who the person is stands on it
 * by no number: no national code, telephone or account.
 */
final class Statement {
  private static final String STYLE =
      """
      @page { size: A4; margin: 18mm 16mm;
        @bottom-center { content: counter(page); font-family: Vazirmatn; font-size: 8pt; } }
      body { font-family: Vazirmatn; font-size: 10pt; line-height: 1.7; direction: rtl;
        text-align: right; color: #1a1a1a; }
      h1 { font-size: 15pt; margin: 0 0 2mm; }
      h2 { font-size: 11pt; margin: 5mm 0 1mm; border-bottom: 0.4pt solid #999; }
      table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
      td, th { padding: 1mm 1.5mm; vertical-align: top; text-align: right; }
      .grid td, .grid th { border: 0.4pt solid #bbb; }
      th { background: #f0f0f0; font-weight: 700; }
      tr { page-break-inside: avoid; }
      .label { color: #555; width: 20%; }
      .sum td { font-weight: 700; }
      .note { color: #555; font-size: 8.5pt; }
      """;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private final ClaimView claim;
  private final Words words;

  private Statement(ClaimView claim, Words words) {
    this.claim = claim;
    this.words = words;
  }

  static byte[] pdf(ClaimView claim, Words words, Instant now) {
    return drawn(new Statement(claim, words).html(now));
  }

  private static byte[] drawn(String html) {
    var bytes = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, null);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new PersianShaping());
    builder.defaultTextDirection(TextDirection.RTL);
    builder.useUriResolver((base, uri) -> null); // nothing is ever fetched
    font(builder, "Regular", 400);
    font(builder, "Bold", 700);
    builder.toStream(bytes);
    try {
      builder.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static void font(PdfRendererBuilder builder, String cut, int weight) {
    builder.useFont(
        () ->
            Objects.requireNonNull(
                Statement.class.getResourceAsStream("/fonts/Vazirmatn-" + cut + ".ttf")),
        "Vazirmatn",
        weight,
        FontStyle.NORMAL,
        true);
  }

  private String html(Instant now) {
    return "<html dir=\"rtl\" lang=\"fa\"><head><title>"
        + text("صورت‌حساب پرونده " + claim.claimNumber())
        + "</title><style>"
        + STYLE
        + "</style></head><body>"
        + "<h1>صورت‌حساب پرونده</h1><div class=\"note\">تاریخ تهیه: "
        + Shown.day(now)
        + "</div>"
        + facts()
        + lines()
        + deductions()
        + outcome()
        + timeline()
        + "<p>"
        + text(claim.holder() + " " + claim.next())
        + "</p></body></html>";
  }

  private String facts() {
    CaseDetails details = claim.details();
    return "<table>"
        + fact("شماره پرونده", claim.claimNumber(), "کد رهگیری", claim.trackingCode())
        + fact("خدمت", claim.service().title(), "پوشش", claim.cover().title())
        + fact(
            "تاریخ هزینه",
            Shown.day(claim.expenseDate()),
            "تاریخ ثبت",
            Shown.day(claim.registeredAt()))
        + fact("مرکز درمانی", claim.centreName(), "نوع هزینه", words.direction(claim.direction()))
        + fact("پزشک", details.physician(), "شماره نسخه", details.prescriptionNumber())
        + fact(
            "قیمت آزاد کل (ریال)",
            rials(details.totalPrice()),
            "سهم بیمهٔ پایه (ریال)",
            rials(details.insuranceShare()))
        + fact("وضعیت", words.happened(claim.status()), null, null)
        + "</table>";
  }

  private static @Nullable String rials(@Nullable Rials amount) {
    return amount == null ? null : Shown.rials(amount);
  }

  /** The library lays columns from left to right: the first to be read comes last. */
  private static String row(String tag, List<String> cells) {
    return "<tr>"
        + cells.reversed().stream()
            .map(cell -> "<" + tag + ">" + cell + "</" + tag + ">")
            .collect(Collectors.joining())
        + "</tr>";
  }

  private static String fact(
      @Nullable String label,
      @Nullable String value,
      @Nullable String other,
      @Nullable String otherValue) {
    return "<tr><td>"
        + shown(otherValue)
        + "</td><td class=\"label\">"
        + shown(other)
        + "</td><td>"
        + shown(value)
        + "</td><td class=\"label\">"
        + shown(label)
        + "</td></tr>";
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : text(Shown.digits(value));
  }

  private String lines() {
    boolean decided = claim.approved() != null;
    return "<h2>اقلام</h2><table class=\"grid\">"
        + row("th", List.of("ردیف", "شرح", "تعداد", "درخواستی (ریال)", "سهم پایه", "قابل پرداخت"))
        + claim.lines().stream()
            .map(line ->
                row(
                    "td",
                    List.of(
                        number(line.number()),
                        text(line.title()),
                        number(line.quantity()),
                        Shown.rials(line.requested()),
                        Shown.rials(line.basicShare()),
                        amount(line.payable()))))
            .collect(Collectors.joining())
        + row(
            "td",
            List.of(
                "",
                "<b>جمع</b>",
                "",
                Shown.rials(claim.requested()),
                "",
                decided ? amount(claim.approved()) : ""))
        + "</table>";
  }

  private String deductions() {
    return claim.deductions().isEmpty()
        ? ""
        : "<h2>کسورات</h2><table class=\"grid\">"
            + row("th", List.of("ردیف", "کد", "مبلغ (ریال)", "دلیل"))
            + claim.deductions().stream()
                .map(one ->
                    row(
                        "td",
                        List.of(
                            number(one.line()),
                            text(Shown.digits(one.code())),
                            Shown.rials(one.amount()),
                            text(one.sentence())
                                + "<div class=\"note\">"
                                + text(one.howToAvoid())
                                + "</div>")))
                .collect(Collectors.joining())
            + "</table>";
  }

  private String outcome() {
    var told = Stream.<String>builder();
    if (claim.returnNotice() != null) {
      told.add("دلیل عودت: " + claim.returnNotice().sentence() + " " + claim.returnNotice().text());
    }
    if (claim.rejection() != null) {
      told.add("دلیل رد: " + claim.rejection().sentence() + " " + claim.rejection().text());
    }
    OrderShown order = claim.transferOrder();
    if (order != null) {
      told.add(
          "حواله: شماره "
              + Shown.digits(order.number())
              + "، مبلغ "
              + Shown.rials(order.amount())
              + " ریال، تاریخ صدور "
              + Shown.day(order.issuedAt()));
    }
    claim.remarks().stream()
        .filter(ClaimView.RemarkShown::visible)
        .forEach(remark -> told.add("توضیح: " + remark.text()));
    return told.build().map(line -> "<p>" + text(line) + "</p>").collect(Collectors.joining());
  }

  private String timeline() {
    return "<h2>روند رسیدگی</h2><table class=\"grid\">"
        + row("th", List.of("تاریخ", "رویداد"))
        + claim.timeline().stream()
            .map(step ->
                row(
                    "td",
                    List.of(
                        step.on() == null ? Shown.day(step.at()) : Shown.day(step.on()),
                        text(step.note()))))
            .collect(Collectors.joining())
        + "</table>";
  }

  private static String number(long number) {
    return Shown.digits(Long.toString(number));
  }

  private static String amount(@Nullable Rials amount) {
    return amount == null ? "" : Shown.rials(amount);
  }

  /** People's words: no markup, and nothing that no XML document may hold. */
  private static String text(String words) {
    return HtmlUtils.htmlEscapeDecimal(
        words.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " "), "UTF-8");
  }
}
