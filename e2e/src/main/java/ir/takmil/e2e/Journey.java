package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Sent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One claim's whole road: from a photograph on a phone to the bank and back to the phone. */
final class Journey implements AutoCloseable {
  private static final long PRESCRIBED = 8_298_000;
  private static final long COSMETIC = 350_000;
  private static final long PAYABLE = 7_468_200;
  private static final long FRANCHISE = 829_800;

  /** What became true of the claim of the main road, in order. */
  private static final List<String> ROAD =
      List.of(
          "claim-registered",
          "claim-hold-noted",
          "claim-taken",
          "claim-approved",
          "claim-ordered",
          "claim-sent-for-payment",
          "claim-paid");

  private final Suite suite;
  private final Narrator tell;
  private final Outside outside;
  private final Wire wire;
  private final People people;
  private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tehran")).minusDays(3);
  private final Instant began = Clock.systemUTC().instant().minusSeconds(1);
  private @Nullable Client insured;
  private @Nullable Sent main;

  Journey(Suite suite, Narrator tell) {
    this.suite = suite;
    this.tell = tell;
    this.outside = new Outside(suite);
    this.wire = new Wire(suite.kafka());
    this.people = People.of(suite.demoData());
  }

  /** The chapters in their order; each stands on those before it. */
  Map<String, Runnable> chapters() {
    var chapters = new LinkedHashMap<String, Runnable>();
    chapters.put("1 · an insured person gets an account", this::register);
    chapters.put(
        "2 · logs in with a browser and with a phone, sees contracts and family", this::logIn);
    chapters.put("3 · sends a pharmacy receipt for a dependent", this::send);
    chapters.put("4 · an assessor decides line by line", this::assess);
    chapters.put("5 · finance pays: one makes, another approves, the bank confirms", this::pay);
    chapters.put("6 · the insured person has been told every step", this::told);
    chapters.put("7a · returned as deficient, repaired, approved", this::returnedAndRepaired);
    chapters.put("7b · returned, voided, and the ceiling is what it was", this::returnedAndVoided);
    chapters.put("7c · refused: an expense outside the contract", this::outsideTheContract);
    chapters.put("7d · an illegal move is answered with the moves allowed now", this::illegalMove);
    chapters.put("7e · another family's claim does not exist", this::anotherFamily);
    chapters.put("8 · a Sheba is corrected with a code, and put back by two", this::corrected);
    return chapters;
  }

  private People.Person mother() {
    return people.main("F1");
  }

  private Client insured() {
    return Objects.requireNonNull(insured, "chapter 2 comes first");
  }

  private Sent main() {
    return Objects.requireNonNull(main, "chapter 3 comes first");
  }

  private Sending sending() {
    return new Sending(insured(), people.contract(), tell);
  }

  private Desk desk() {
    return new Desk(suite, Client.mobile(suite, "assessor1"), tell);
  }

  private JsonNode view(String claim) {
    return insured().get(Desk.path(claim)).must(200).json();
  }

  private JsonNode waitFor(String claim, String status) {
    JsonNode view =
        Check.eventually(
            "status " + status,
            () -> view(claim),
            seen -> seen.get("status").asString().equals(status));
    tell.step("the insured person sees: " + status);
    return view;
  }

  private void hear(String type, String id) {
    tell.event(wire.hear(type, id));
  }

  private void register() {
    var registration = new Registration(suite, outside, tell);
    registration.tellsNobodyWhoIsKnown(mother());
    registration.of(mother());
  }

  private void logIn() {
    Client browser = Client.browser(suite, mother().username());
    JsonNode session = browser.get("/api/session").must(200).json();
    Check.that("the session's user", session.get("username").asString(), mother().username());
    tell.step("browser: a session at the gateway, no token in JavaScript");
    Client.nobody(suite).get("/api/policy/contracts?state=all").refused(401, "login-needed");
    Client.nobody(suite).get("/api/policy/internal/people/" + mother().id() + "/payee").must(404);

    insured = Client.mobile(suite, mother().username());
    JsonNode contracts = insured().get("/api/policy/contracts?state=all").must(200).json();
    Check.that(
        "contracts in all",
        contracts.get("counts").get("all").asInt(),
        contracts.get("items").size());
    Check.that(
        "the browser sees the same",
        browser.get("/api/policy/contracts?state=all").must(200).json(),
        contracts);
    for (JsonNode contract : contracts.get("items")) {
      tell.step(
          "contract "
              + contract.get("number").asString()
              + ", "
              + contract.get("start").asString()
              + " to "
              + contract.get("end").asString()
              + (contract.get("active").asBoolean() ? ", active" : ", ended"));
    }
    JsonNode family =
        insured().get("/api/policy/family?contract=" + people.contract()).must(200).json();
    Check.that("members of the family", family.get("items").size(), people.family("F1").size());
    tell.step("family of " + family.get("items").size());
  }

  private void send() {
    String child = roomiest("PHARMACY");
    JsonNode before = sending().remaining(child, "PHARMACY", day);
    tell.step(
        "the remaining ceiling appears by itself: "
            + Narrator.rials(before.get("remaining").asLong()));
    Sending.Expense prescribed = sending().prescribed(child, "PHARMACY", day, PRESCRIBED);
    var lines = new ArrayList<>(prescribed.lines());
    lines.add(Sending.line(lines.size() + 1, "کرم مرطوب‌کننده", 1, COSMETIC));
    var expense = new Sending.Expense(child, "PHARMACY", day, lines, prescribed.prescription());

    Sent sent = sending().send(expense);
    main = sent;
    JsonNode again = sending().confirm(sent).must(200).json();
    Check.that(
        "confirmed twice with one key: the tracking code",
        again.get("trackingCode").asString(),
        sent.trackingCode());
    Check.that("and the claims", again.get("claims").size(), 1);
    tell.step("confirmed again with the same key: the same admission");
    hear("claims.claim-registered.v1", sent.claim());
    hear("policy.ceiling-held.v1", sent.claim());
    JsonNode held =
        Check.eventually("the hold", () -> view(sent.claim()), seen -> seen.hasNonNull("held"));
    Check.that("held", held.get("held").asLong(), PRESCRIBED + COSMETIC);
    JsonNode after = sending().remaining(child, "PHARMACY", day);
    Check.that(
        "remaining",
        after.get("remaining").asLong(),
        before.get("remaining").asLong() - PRESCRIBED - COSMETIC);
    tell.step(
        "held "
            + Narrator.rials(PRESCRIBED + COSMETIC)
            + ", remaining "
            + Narrator.rials(after.get("remaining").asLong()));
  }

  /** The dependent with most left, so that the journey can be made many times in one suite. */
  private String roomiest(String service) {
    return people.family("F1").stream()
        .skip(1)
        .map(People.Person::id)
        .max(
            java.util.Comparator.comparingLong(
                person -> sending().remaining(person, service, day).get("remaining").asLong()))
        .orElseThrow();
  }

  private void assess() {
    Desk desk = desk();
    String claim = main().claim();
    String child = view(claim).get("personId").asString();
    long beforeDecision = sending().remaining(child, "PHARMACY", day).get("remaining").asLong();
    desk.take(claim);
    hear("claims.claim-taken.v1", claim);
    JsonNode proposal = desk.proposal(claim);
    Check.that("proposed", proposal.get("payable").asLong(), PAYABLE + COSMETIC - COSMETIC / 10);
    int cosmetic = proposal.get("lines").size();
    JsonNode approved =
        desk.act(
            claim,
            "approval",
            Desk.decision(proposal, cosmetic, "K09", "کرم مرطوب‌کننده دارو نیست"));
    Check.that("approved", approved.get("approved").asLong(), PAYABLE);
    Check.that("deducted", Desk.deducted(approved), Map.of("K02", FRANCHISE, "K09", COSMETIC));
    tell.step(
        "approved "
            + Narrator.rials(PAYABLE)
            + "; deducted K02 "
            + Narrator.rials(FRANCHISE)
            + ", K09 "
            + Narrator.rials(COSMETIC));
    hear("claims.claim-approved.v1", claim);
    hear("policy.ceiling-committed.v1", claim);
    JsonNode after =
        Check.eventually(
            "the ceiling",
            () -> sending().remaining(child, "PHARMACY", day),
            seen -> seen.get("remaining").asLong() == beforeDecision + FRANCHISE + COSMETIC);
    tell.step(
        "committed; the rest is free again: remaining "
            + Narrator.rials(after.get("remaining").asLong()));
  }

  private void pay() {
    Desk desk = desk();
    Client maker = Client.mobile(suite, "maker1");
    String claim = main().claim();
    JsonNode order = desk.order(maker, claim);
    hear("claims.transfer-order-issued.v1", claim);
    tell.step(
        "transfer order "
            + order.get("number").asString()
            + " of "
            + Narrator.rials(order.get("amount").asLong()));
    Check.that("the order's amount", order.get("amount").asLong(), PAYABLE);
    desk.pay(maker, Client.mobile(suite, "checker1"), List.of(order.get("id").asString()));
    hear("claims.claim-sent-for-payment.v1", claim);
    hear("claims.claim-paid.v1", claim);
    JsonNode paid = waitFor(claim, "PAID");
    String reference = paid.get("transferOrder").get("bankReference").asString();
    Check.that("times the bank's own log has it as paid", outside.timesPaid(reference), 1L);
    tell.step("the bank's own log has it once, reference " + reference);
  }

  private void told() {
    String claim = main().claim();
    List<String> road =
        wire.about(claim).stream()
            .filter(e -> e.topic().equals("claims.claim"))
            .map(e -> e.type().replaceAll("^claims\\.|\\.v1$", ""))
            .toList();
    Check.that(
        "the claim's events in their order",
        road.stream().filter(type -> !type.equals("claim-hold-noted")).toList(),
        ROAD.stream().filter(type -> !type.equals("claim-hold-noted")).toList());

    JsonNode messages =
        Check.eventually(
            "in-app messages",
            () -> insured().get("/api/notification/messages?claim=" + claim).must(200).json(),
            seen -> seen.get("items").size() >= 6);
    messages
        .get("items")
        .forEach(message -> tell.step("in-app: " + message.get("title").asString()));
    List<String> texts =
        Check.eventually(
            "SMS",
            () ->
                outside.messages(mother().mobile(), began).stream()
                    .filter(t ->
                        t.contains(main().claimNumber())
                            || t.contains(persian(main().claimNumber())))
                    .toList(),
            seen -> seen.size() >= 6);
    texts.forEach(tell::sms);
    Check.that("each SMS came once", texts.stream().distinct().count(), (long) texts.size());
    Check.that("as many SMS as in-app messages", texts.size(), messages.get("items").size());

    JsonNode view = view(claim);
    var statuses = new ArrayList<String>();
    view.get("timeline").forEach(step -> statuses.add(step.get("status").asString()));
    Check.that(
        "the timeline",
        statuses,
        List.of(
            "REGISTERED", "UNDER_ASSESSMENT", "APPROVED", "ORDERED", "SENT_FOR_PAYMENT", "PAID"));
    view.get("deductions")
        .forEach(d -> {
          Check.that(
              "a deduction says why in Persian",
              d.get("sentence").asString().matches(".*[آ-ی].*"),
              true);
          Check.that(
              "and how to avoid it", d.get("howToAvoid").asString().matches(".*[آ-ی].*"), true);
        });
    tell.step("timeline: " + String.join(" → ", statuses));
    var language = new PublishedLanguage(suite.contracts());
    for (Wire.Event event : wire.everything()) {
      language.allows(event);
      for (People.Person person : people.all()) {
        Check.that(
            "no national code in " + event.type(),
            event.body().contains(person.nationalCode()),
            false);
        Check.that(
            "no phone in " + event.type(),
            !person.mobile().isEmpty() && event.body().contains(person.mobile().substring(3)),
            false);
      }
    }
    tell.step(
        wire.everything().size()
            + " events, each as its contract says, none with a national code or a phone");
  }

  private void corrected() {
    new Correction(suite, outside, tell).of(mother(), insured());
  }

  private static String persian(String digits) {
    var out = new StringBuilder();
    digits.chars().forEach(c -> out.append((char) ('۰' + c - '0')));
    return out.toString();
  }

  private void returnedAndRepaired() {
    String child = roomiest("PHARMACY");
    Sent sent =
        sending()
            .send(
                new Sending.Expense(
                    child,
                    "PHARMACY",
                    day.minusDays(1),
                    List.of(Sending.line(1, "داروهای نسخه", 1, 1_536_689)),
                    null));
    Desk desk = desk();
    desk.take(sent.claim());
    desk.act(
        sent.claim(),
        "return",
        Map.of(
            "kind",
            "DEFICIENT",
            "reasonCode",
            "R01",
            "text",
            "نسخه پیوست نیست",
            "repair",
            List.of(Map.of("attachmentKind", "PRESCRIPTION"))));
    hear("claims.claim-returned.v1", sent.claim());
    JsonNode returned = waitFor(sent.claim(), "RETURNED");
    tell.step(
        "reason: "
            + returned.get("returnNotice").get("text").asString()
            + ", to be cured by "
            + returned.get("returnNotice").get("cureDeadline").asString());
    String seen = insured().get(sent.path()).header("ETag");
    insured().post(sent.path() + "/resubmission", seen, Map.of()).refused(422, "repair-incomplete");
    insured()
        .putPicture(
            sent.path() + "/attachments/" + UUID.randomUUID() + "?kind=PRESCRIPTION",
            Sending.photograph("نسخه"))
        .must(201);
    seen = insured().get(sent.path()).header("ETag");
    insured().post(sent.path() + "/resubmission", seen, Map.of()).must(200);
    hear("claims.claim-resubmitted.v1", sent.claim());
    waitFor(sent.claim(), "RESUBMITTED");
    desk.take(sent.claim());
    JsonNode approved =
        desk.act(sent.claim(), "approval", Desk.asProposed(desk.proposal(sent.claim())));
    Check.that(
        "requested = approved + deductions",
        approved.get("approved").asLong()
            + Desk.deducted(approved).values().stream().mapToLong(Long::longValue).sum(),
        1_536_689L);
    tell.step("approved " + Narrator.rials(approved.get("approved").asLong()));
    desk.order(Client.mobile(suite, "maker1"), sent.claim());
    waitFor(sent.claim(), "ORDERED");
  }

  private void returnedAndVoided() {
    String person = people.family("F1").get(1).id();
    JsonNode before = sending().remaining(person, "SPECIALIST_VISIT", day);
    Sending.Expense expense = sending().prescribed(person, "SPECIALIST_VISIT", day, 263_900);
    Sent sent =
        sending()
            .send(
                new Sending.Expense(
                    person,
                    "SPECIALIST_VISIT",
                    day,
                    List.of(Sending.line(1, "ویزیت متخصص", 1, 1_816_100)),
                    expense.prescription()));
    hear("policy.ceiling-held.v1", sent.claim());
    Check.eventually(
        "the hold is noted", () -> view(sent.claim()), seen -> seen.hasNonNull("held"));
    Desk desk = desk();
    desk.take(sent.claim());
    desk.act(
        sent.claim(),
        "return",
        Map.of(
            "kind",
            "DEFICIENT",
            "reasonCode",
            "R06",
            "text",
            "مبلغ با نسخه نمی‌خواند",
            "repair",
            List.of(Map.of("attachmentKind", "INVOICE"))));
    waitFor(sent.claim(), "RETURNED");
    String seen = insured().get(sent.path()).header("ETag");
    insured().post(sent.path() + "/voiding", seen, Map.of()).must(200);
    hear("claims.claim-voided.v1", sent.claim());
    hear("policy.ceiling-released.v1", sent.claim());
    waitFor(sent.claim(), "VOIDED");
    Check.eventually(
        "the ceiling is exactly what it was",
        () -> sending().remaining(person, "SPECIALIST_VISIT", day),
        after -> after.equals(before));
    tell.step(
        "the ceiling is exactly what it was: " + Narrator.rials(before.get("remaining").asLong()));
  }

  private void outsideTheContract() {
    String person = people.family("F1").get(1).id();
    LocalDate before = day.minusDays(400);
    Sent draft =
        sending()
            .draft(
                new Sending.Expense(
                    person,
                    "PHARMACY",
                    before,
                    List.of(Sending.line(1, "دارو", 1, 500_000)),
                    null));
    JsonNode problem = sending().confirm(draft).must(422).json();
    JsonNode fault = problem.get("errors").get(0);
    Check.that("the fault", fault.get("code").asString(), "expense-outside-contract");
    tell.step(before + ": " + fault.get("detail").asString());
  }

  private void illegalMove() {
    String claim = main().claim();
    JsonNode problem =
        insured()
            .post(Desk.path(claim) + "/resubmission", "*", Map.of())
            .refused(409, "illegal-move");
    Check.that("present status", problem.get("currentStatus").asString(), "PAID");
    Check.that("no move is left on a paid claim", problem.get("actions").size(), 0);
    Sent waiting =
        sending()
            .send(
                new Sending.Expense(
                    people.family("F1").get(1).id(),
                    "PHARMACY",
                    day,
                    List.of(Sending.line(1, "دارو", 1, 100_000)),
                    null));
    problem =
        insured()
            .post(waiting.path() + "/resubmission", "*", Map.of())
            .refused(409, "illegal-move");
    Check.that("what may be done instead", problem.get("actions").toString(), "[\"void\"]");
    tell.step("409: " + problem.get("detail").asString() + " " + problem.get("actions"));
    insured().post(waiting.path() + "/voiding", "*", Map.of()).must(200);
    insured().post(waiting.path() + "/taking", "*", Map.of()).refused(403, "not-allowed");
  }

  private void anotherFamily() {
    People.Person other = people.main("F2");
    new Registration(suite, outside, tell).of(other);
    Client stranger = Client.mobile(suite, other.username());
    stranger.get(Desk.path(main().claim())).refused(404, "not-found");
    stranger.post(Desk.path(main().claim()) + "/voiding", "*", Map.of()).refused(404, "not-found");
    stranger
        .get("/api/policy/ceilings?contract=" + people.contract() + "&person=" + mother().id())
        .must(404);
    Check.that(
        "the stranger's list is without it",
        stranger.get("/api/claims/claims").must(200).text().contains(main().claim()),
        false);
    tell.step("404 for reading and for acting; not in the list either");
  }

  @Override
  public void close() {
    wire.close();
  }
}
