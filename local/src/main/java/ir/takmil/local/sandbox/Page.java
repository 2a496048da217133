package ir.takmil.local.sandbox;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages for people: Persian, right to left, light or dark as the device has it. */
final class Page {
  /** Renews what stands in the page every two seconds, without a flicker or a lost focus. */
  private static final String RENEWING =
      """
      setInterval(async () => {
        if (document.hidden) return;
        try {
          const page = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
          const [now, next] = [document, page].map(each => each.getElementById("live"));
          if (now.innerHTML !== next.innerHTML) now.replaceWith(document.adoptNode(next));
        } catch { /* the next try comes soon */ }
      }, 2000);
      """;

  /** Nothing is loaded from anywhere else, and no script runs but the one above. */
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; script-src 'sha256-"
          + Digest.base64(RENEWING)
          + "'";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(BasicInsurer.TEHRAN);
  private static final int CODES_SHOWN_DAYS = 10;

  private Page() {}

  static Answer index(Collection<Sandbox> sandboxes, Map<String, Mood> moods) {
    String cards =
        sandboxes.stream()
            .map(sandbox -> mood(sandbox, moods.getOrDefault(sandbox.name(), Mood.WELL)))
            .collect(Collectors.joining());
    return page("دنیای بیرون", false, cards);
  }

  private static String mood(Sandbox sandbox, Mood mood) {
    return """
    <section class="card"><div class="head"><h2><a href="/%1$s">%2$s</a></h2>
    <span class="%3$s">%4$s</span></div>
    <form method="post" action="/%1$s/mood">
    <label>تأخیر (هزارم ثانیه)
      <input type="number" name="delayMillis" min="0" max="600000" value="%5$d"></label>
    <label>خطا در چند درخواست بعدی
      <input type="number" name="failNext" min="0" max="100000" value="%6$d"></label>
    %7$s%8$s%9$s%10$s%11$s
    <button>ثبت</button></form></section>
    """
        .formatted(
            sandbox.name(),
            escaped(sandbox.title()),
            mood.equals(Mood.WELL) ? "good" : "bad",
            mood.equals(Mood.WELL) ? "روبه‌راه" : "ناخوش",
            mood.delayMillis(),
            mood.failNext(),
            box("dead", "بی‌پاسخ", mood.dead()),
            box("silent", "خاموش، بی‌پایان", mood.silent()),
            sandbox instanceof BasicInsurer ? box("wrong", "مبلغ نادرست", mood.wrong()) : "",
            box("acceptThenFail", "می‌پذیرد و خطا می‌دهد", mood.acceptThenFail()),
            box("garbage", "پاسخ ناخوانا", mood.garbage()));
  }

  private static String box(String name, String label, boolean on) {
    return "<label><input type=\"checkbox\" name=\"%s\"%s>%s</label>"
        .formatted(name, on ? " checked" : "", label);
  }

  static Answer messages(List<SmsProvider.Message> newestFirst, String to, Instant now) {
    String search =
        """
        <form class="card" method="get" action="/sms"><label>شماره
        <input type="search" name="to" value="%s" placeholder="+989…"></label><button>نمایش</button></form>
        """
            .formatted(escaped(to));
    String cards =
        newestFirst.stream()
            .map(message ->
                """
                <article class="card"><div class="head"><span class="code">%s</span>%s</div>
                <p class="text" dir="auto">%s</p></article>
                """
                    .formatted(
                        escaped(message.to()), time(message.at(), now), escaped(message.text())))
            .collect(Collectors.joining());
    return page("پیامک‌ها", true, search + live(orNothing(cards, "هنوز پیامکی فرستاده نشده است.")));
  }

  static Answer payments(List<Bank.Held> newestFirst, Instant now) {
    String cards =
        newestFirst.stream().map(held -> payments(held, now)).collect(Collectors.joining());
    return page("بانک", true, live(orNothing(cards, "هنوز فایل پرداختی نرسیده است.")));
  }

  private static String payments(Bank.Held held, Instant now) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < held.file().payments().size(); i++) {
      PaymentFile.Payment payment = held.file().payments().get(i);
      rows.append(
          """
          <tr><td><span class="code">%s</span></td><td>%s</td><td><span class="code">%s</span></td>
          <td>%s ریال</td><td>%s</td></tr>
          """
              .formatted(
                  escaped(payment.endToEndId()),
                  escaped(payment.creditor()),
                  masked(payment.iban()),
                  persian(payment.amount()),
                  outcome(held, i)));
    }
    return """
    <article class="card"><div class="head"><h2 class="code">%s</h2>%s</div><div class="wide"><table>
    <thead><tr><th>شناسه پرداخت</th><th>گیرنده</th><th>شبا</th><th>مبلغ</th><th>نتیجه</th></tr></thead>
    <tbody>%s</tbody></table></div></article>
    """
        .formatted(escaped(held.file().messageId()), time(held.received().at(), now), rows);
  }

  private static String outcome(Bank.Held held, int position) {
    if (held.file().fault().isPresent()) {
      return "<span class=\"bad\">فایل رد شد</span> <span class=\"code\">%s</span>"
          .formatted(escaped(held.file().fault().get().code()));
    }
    if (position >= held.settled().size()) {
      return "در انتظار";
    }
    Bank.Settled settled = held.settled().get(position);
    return settled.paid()
        ? "<span class=\"good\">واریز شد</span> <span class=\"code\">%s</span>"
            .formatted(settled.reference())
        : "<span class=\"bad\">برگشت</span> <span class=\"code\">%s</span>"
            .formatted(escaped(settled.reason()));
  }

  static Answer people(
      String title,
      String name,
      List<PrescriptionBook.Person> people,
      Function<PrescriptionBook.Person, List<PrescriptionBook.Found>> today,
      boolean withCodes,
      LocalDate day) {
    String cards =
        people.stream()
            .map(person -> person(person, name, today.apply(person), withCodes, day))
            .collect(Collectors.joining());
    return page(title, false, orNothing(cards, "کسی در این بیمه نیست."));
  }

  private static String person(
      PrescriptionBook.Person person,
      String name,
      List<PrescriptionBook.Found> prescriptions,
      boolean withCodes,
      LocalDate today) {
    String rows =
        prescriptions.stream()
            .map(found ->
                """
                <tr><td>%s<br><span class="code">%s</span></td><td>%s</td><td>%s</td><td>%s ریال
                <form method="post" action="/%s/edit"><input type="hidden" name="number" value="%s">
                <label>مبلغ تازه <input type="number" name="totalAmount" min="0" value="%d"></label>
                <button>ویرایش</button></form></td></tr>
                """
                    .formatted(
                        kind(found.kind()),
                        escaped(found.number()),
                        escaped(found.centreName()),
                        escaped(found.physicianName()),
                        persian(String.valueOf(found.totalAmount())),
                        name,
                        escaped(found.number()),
                        found.totalAmount()))
            .collect(Collectors.joining());
    String codes =
        withCodes
            ? "<p>کد رهگیری نسخه: "
                + IntStream.range(0, CODES_SHOWN_DAYS)
                    .mapToObj(ago ->
                        "%s <span class=\"code\">%s</span>"
                            .formatted(
                                daysAgo(ago),
                                PrescriptionBook.trackingCode(
                                    person.nationalCode(), today.minusDays(ago))))
                    .collect(Collectors.joining("، "))
                + "</p>"
            : "";
    return """
    <article class="card"><div class="head"><h2>کد ملی <span class="code">%s</span></h2>
    <span>هر روز در یک سال گذشته؛ شماره‌ها از امروز است</span></div><div class="wide"><table>
    <thead><tr><th>نسخه</th><th>مرکز</th><th>پزشک</th><th>مبلغ</th></tr></thead>
    <tbody>%s</tbody></table></div>%s</article>
    """
        .formatted(escaped(person.nationalCode()), rows, codes);
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "DRUG" -> "دارو";
      case "VISIT" -> "ویزیت";
      case "IMAGING" -> "تصویربرداری";
      case "LABORATORY" -> "آزمایش";
      default -> escaped(kind);
    };
  }

  private static Answer page(String title, boolean renewing, String body) {
    return Answer.page(
        """
        <!DOCTYPE html>
        <html lang="fa" dir="rtl"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s، دنیای بیرون تکمیل</title><style>%s</style></head><body>
        <header><h1>%s</h1><nav><a href="/">همه</a><a href="/sms">پیامک</a><a href="/bank">بانک</a>
        <a href="/social-security">تأمین اجتماعی</a><a href="/health-insurance">بیمه سلامت</a></nav></header>
        <main>%s</main>%s</body></html>
        """
            .formatted(
                escaped(title),
                Style.SHEET,
                escaped(title),
                body,
                renewing ? "<script>" + RENEWING + "</script>" : ""));
  }

  private static String live(String body) {
    return "<div id=\"live\">" + body + "</div>";
  }

  private static String orNothing(String cards, String sentence) {
    return cards.isEmpty() ? "<p class=\"card none\">" + sentence + "</p>" : cards;
  }

  private static String time(Instant at, Instant now) {
    return "<time datetime=\"%s\">%s، ساعت %s</time>"
        .formatted(at, ago(Duration.between(at, now)), persianDigits(TIME.format(at)));
  }

  private static String ago(Duration past) {
    if (past.toSeconds() < 60) {
      return "همین حالا";
    }
    if (past.toMinutes() < 60) {
      return persianDigits(past.toMinutes() + " دقیقه پیش");
    }
    return past.toHours() < 24
        ? persianDigits(past.toHours() + " ساعت پیش")
        : persianDigits(past.toDays() + " روز پیش");
  }

  private static String daysAgo(int days) {
    return days == 0 ? "امروز" : persianDigits(days + " روز پیش");
  }

  private static String masked(String iban) {
    return iban.length() < 8 ? "…" : escaped("IR••••" + iban.substring(iban.length() - 4));
  }

  private static String persian(String amount) {
    return amount.matches("\\d{1,18}")
        ? persianDigits(
            NumberFormat.getIntegerInstance(Locale.ROOT)
                .format(Long.parseLong(amount))
                .replace(',', '٬'))
        : escaped(amount);
  }

  private static String persianDigits(String text) {
    return text.chars()
        .map(c -> c >= '0' && c <= '9' ? c - '0' + '۰' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
