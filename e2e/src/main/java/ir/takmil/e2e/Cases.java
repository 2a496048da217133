package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Expense;
import ir.takmil.e2e.Sending.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** The cases that must come out right: the seven of the domain, with their amounts. */
record Cases(Scene on) {
  private static final long LAST = 1_000_000;

  void addTo(Map<String, Runnable> chapters) {
    chapters.put(
        "Case 1: a pharmacy receipt of 1,536,689 is returned, edited, approved and paid",
        this::returnedEditedPaid);
    chapters.put(
        "Case 2: of 8,298,000 with 10 % franchise 7,468,200 are approved", this::franchise);
    chapters.put(
        "Case 3: a radiography of 1,850,000 is approved in full and sent for payment",
        this::inFull);
    chapters.put(
        "Case 4: a visit of 1,816,100 against 263,900 is flagged, returned and voided",
        this::flaggedAndVoided);
    chapters.put("Case 5: two claims race for the last 1,000,000 of a ceiling", this::race);
    chapters.put(
        "Case 6: an expense of this year under last year's contract is refused, naming the dates",
        this::outsideTheContract);
    chapters.put(
        "Case 7: a payment bounces, the Sheba is corrected, the same order is paid once",
        this::bounced);
  }

  private void returnedEditedPaid() {
    long paid = 1_536_689;
    long prescribed = 1_330_300;
    String person = on.people().main("F2").id();
    Sending sending = on.sending("F2");
    Check.that(
        "the ceiling is unlimited",
        sending.remaining(person, "PHARMACY", on.day()).get("unlimited").asBoolean(),
        true);
    Expense found = sending.prescribed(person, "PHARMACY", on.day(), prescribed);
    Sent sent =
        sending.send(
            new Expense(
                person,
                "PHARMACY",
                on.day(),
                List.of(Sending.line(1, "داروهای نسخه", 1, paid)),
                found.prescription()));
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    desk.sendBack(
        sent.claim(),
        "R01",
        "تصویر نسخه پیوست نیست و ردیف‌ها جدا نشده‌اند",
        List.of(Map.of("attachmentKind", "PRESCRIPTION"), Map.of("field", "LINES")));
    on.hear("claims.claim-returned.v1", sent.claim());
    JsonNode notice = on.waitFor("F2", sent.claim(), "RETURNED").get("returnNotice");
    on.tell()
        .step(
            "«"
                + notice.get("sentence").asString()
                + "» to be cured by "
                + notice.get("cureDeadline").asString());

    on.insist("F2", sent.claim(), "resubmission", Map.of()).refused(422, "repair-incomplete");
    on.phone("F2")
        .putPicture(
            sent.path() + "/attachments/" + UUID.randomUUID() + "?kind=PRESCRIPTION",
            Sending.photograph())
        .must(201);
    var lines = new ArrayList<>(found.lines());
    lines.add(Sending.line(lines.size() + 1, "حق فنی و اقلام دیگر داروخانه", 1, paid - prescribed));
    on.act("F2", sent.claim(), "correction", Map.of("lines", lines));
    on.act("F2", sent.claim(), "resubmission", Map.of());
    on.hear("claims.claim-resubmitted.v1", sent.claim());
    on.waitFor("F2", sent.claim(), "RESUBMITTED");

    desk.take(sent.claim());
    JsonNode approved = desk.approve(sent.claim());
    Check.that("requested", approved.get("requested").asLong(), paid);
    Check.that("approved", approved.get("approved").asLong(), 1_383_021L);
    Check.that("deducted", Desk.deducted(approved), Map.of("K02", 153_668L));
    JsonNode order = desk.order(on.staff("maker1"), sent.claim());
    desk.pay(on.staff("maker1"), on.staff("checker1"), List.of(order.get("id").asString()));
    timeline(
        on.waitFor("F2", sent.claim(), "PAID"),
        "REGISTERED",
        "UNDER_ASSESSMENT",
        "RETURNED",
        "RESUBMITTED",
        "UNDER_ASSESSMENT",
        "APPROVED",
        "ORDERED",
        "SENT_FOR_PAYMENT",
        "PAID");
  }

  private void franchise() {
    String person = on.roomiest("F1", "PHARMACY");
    long before = on.remaining("F1", person, "PHARMACY");
    Sending sending = on.sending("F1");
    Sent sent = sending.send(sending.prescribed(person, "PHARMACY", on.day(), 8_298_000));
    Check.that("held", on.held("F1", sent.claim()), 8_298_000L);
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    JsonNode approved = desk.approve(sent.claim());
    Check.that("requested", approved.get("requested").asLong(), 8_298_000L);
    Check.that("approved", approved.get("approved").asLong(), 7_468_200L);
    Check.that("deducted", Desk.deducted(approved), Map.of("K02", 829_800L));
    on.hear("policy.ceiling-committed.v1", sent.claim());
    on.waitForRemaining("F1", person, "PHARMACY", before - 7_468_200);
  }

  private void inFull() {
    String person = on.people().main("F4").id();
    Sending sending = on.sending("F4");
    Sent sent = sending.send(sending.prescribed(person, "RADIOLOGY", on.day(), 1_850_000));
    Check.that("held", on.held("F4", sent.claim()), 1_850_000L);
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    JsonNode approved = desk.approve(sent.claim());
    Check.that("the cover", approved.get("cover").get("code").asString(), "PARA1");
    Check.that("approved", approved.get("approved").asLong(), 1_850_000L);
    Check.that("deducted", Desk.deducted(approved), Map.of());
    JsonNode order = desk.order(on.staff("maker1"), sent.claim());
    Check.that("the order's amount", order.get("amount").asLong(), 1_850_000L);
    desk.pay(on.staff("maker1"), on.staff("checker1"), List.of(order.get("id").asString()));
    on.hear("claims.claim-sent-for-payment.v1", sent.claim());
    JsonNode timeline = on.view("F4", sent.claim()).get("timeline");
    Check.that(
        "sent for payment",
        timeline.findValuesAsString("status").contains("SENT_FOR_PAYMENT"),
        true);
    on.tell().step("approved in full, sent for payment");
  }

  private void flaggedAndVoided() {
    String person = on.roomiest("F1", "SPECIALIST_VISIT");
    Sending sending = on.sending("F1");
    JsonNode before = sending.remaining(person, "SPECIALIST_VISIT", on.day());
    Expense found = sending.prescribed(person, "SPECIALIST_VISIT", on.day(), 263_900);
    Sent sent =
        sending.send(
            new Expense(
                person,
                "SPECIALIST_VISIT",
                on.day(),
                List.of(Sending.line(1, "ویزیت متخصص", 1, 1_816_100)),
                found.prescription()));
    on.hear("policy.ceiling-held.v1", sent.claim());
    Check.that("held", on.held("F1", sent.claim()), 1_816_100L);
    Desk desk = on.desk("assessor1");
    JsonNode flag = desk.flag(sent.claim(), "ABOVE_PRESCRIPTION");
    Check.that("the prescription's total", flag.get("usual").asLong(), 263_900L);
    on.tell().step("flagged: " + flag.get("measure").asDouble() + " times the prescription");
    desk.take(sent.claim());
    desk.sendBack(
        sent.claim(),
        "R06",
        "مبلغ با نسخه نمی‌خواند",
        List.of(Map.of("attachmentKind", "INVOICE")));
    on.waitFor("F1", sent.claim(), "RETURNED");
    on.act("F1", sent.claim(), "voiding", Map.of());
    on.hear("claims.claim-voided.v1", sent.claim());
    on.hear("policy.ceiling-released.v1", sent.claim());
    on.waitFor("F1", sent.claim(), "VOIDED");
    Check.eventually(
        "the ceiling is exactly what it was",
        () -> sending.remaining(person, "SPECIALIST_VISIT", on.day()),
        after -> after.equals(before));
    on.tell()
        .step(
            "the ceiling is exactly what it was: "
                + Narrator.rials(before.get("remaining").asLong()));
  }

  /** One claim takes all but the last million; all three are voided, so that it can be replayed. */
  private void race() {
    String person = on.roomiest("F1", "DENTISTRY");
    long before = on.remaining("F1", person, "DENTISTRY");
    Sending sending = on.sending("F1");
    Sent most = sending.send(dentist(person, before - LAST));
    Check.that("held by the first", on.held("F1", most.claim()), before - LAST);
    on.waitForRemaining("F1", person, "DENTISTRY", LAST);

    List<Sent> racing =
        List.of(sending.draft(dentist(person, 800_000)), sending.draft(dentist(person, LAST)));
    racing.stream()
        .map(draft -> CompletableFuture.supplyAsync(() -> sending.confirm(draft)))
        .toList()
        .forEach(confirmed -> confirmed.join().must(200));
    long together = 0;
    for (Sent sent : racing) {
      long held = on.held("F1", sent.claim());
      on.tell().step("one of the two holds " + Narrator.rials(held));
      together += held;
    }
    Check.that("together they hold", together, LAST);
    on.waitForRemaining("F1", person, "DENTISTRY", 0);
    for (Sent sent : List.of(most, racing.getFirst(), racing.getLast())) {
      on.act("F1", sent.claim(), "voiding", Map.of());
    }
    on.waitForRemaining("F1", person, "DENTISTRY", before);
  }

  private Expense dentist(String person, long amount) {
    return new Expense(
        person, "DENTISTRY", on.day(), List.of(Sending.line(1, "درمان ریشه", 1, amount)), null);
  }

  private void outsideTheContract() {
    var ended = new Sending(on.phone("F1"), on.people().endedContract(), on.tell());
    String person = on.people().main("F1").id();
    JsonNode contract = contract(on.people().endedContract());
    Sent draft =
        ended.draft(
            new Expense(
                person, "PHARMACY", on.day(), List.of(Sending.line(1, "دارو", 1, 500_000)), null));
    JsonNode problem = ended.confirm(draft).refused(422, "expense-outside-contract");
    Check.that("the expense", problem.get("expenseDate").asString(), on.day().toString());
    Check.that("begins", problem.get("contractStart"), contract.get("start"));
    Check.that("ends", problem.get("contractEnd"), contract.get("end"));
    on.tell().step(problem.get("detail").asString());
  }

  private JsonNode contract(String id) {
    for (JsonNode contract :
        on.phone("F1").get("/api/policy/contracts?state=all").must(200).json().get("items")) {
      if (contract.get("id").asString().equals(id)) {
        return contract;
      }
    }
    throw new Difference("no contract " + id);
  }

  private void bounced() {
    People.Person main = on.people().main("F3");
    var correction = new Correction(on.suite(), on.outside(), on.tell());
    correction.putBackIfLeft(main, on.phone("F3"));
    Sent sent =
        on.sending("F3")
            .send(
                new Expense(
                    main.id(),
                    "PHARMACY",
                    on.day(),
                    List.of(Sending.line(1, "دارو", 1, 640_000)),
                    null));
    on.held("F3", sent.claim());
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    desk.approve(sent.claim());
    Client maker = on.staff("maker1");
    JsonNode order = desk.order(maker, sent.claim());
    String id = order.get("id").asString();
    desk.pay(maker, on.staff("checker1"), List.of(id));
    on.hear("claims.claim-payment-failed.v1", sent.claim());
    JsonNode failed = on.waitFor("F3", sent.claim(), "PAYMENT_FAILED").get("transferOrder");
    on.tell().step("the bank says: " + failed.get("failure").asString());

    correction.of(main, on.phone("F3"));
    JsonNode again =
        maker.post("/api/claims/transfer-orders/" + id + "/reissue", Map.of()).must(200).json();
    Check.that("the same order", again.get("number"), order.get("number"));
    Check.that("its attempts", again.get("attempts").asInt(), 2);
    on.waitFor("F3", sent.claim(), "ORDERED");
    desk.pay(maker, on.staff("checker1"), List.of(id));
    JsonNode paid = on.waitFor("F3", sent.claim(), "PAID").get("transferOrder");
    Check.that("paid with the same order", paid.get("number"), order.get("number"));
    Check.that(
        "what the bank's own log has of the order",
        on.outside().outcomes(id),
        List.of("REJECTED", "PAID"));
    on.tell().step("the bank's own log has it once refused, once paid");
    correction.putBack(main, on.phone("F3"));
  }

  private void timeline(JsonNode view, String... statuses) {
    Check.that(
        "the timeline", view.get("timeline").findValuesAsString("status"), List.of(statuses));
    on.tell().step("timeline: " + String.join(" → ", statuses));
  }
}
