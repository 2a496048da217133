package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Sent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One claim's whole road: from a photograph on a phone to the bank and back to the phone. */
final class Journey implements AutoCloseable {
  private static final long PRESCRIBED = 8_298_000;
  private static final long COSMETIC = 350_000;
  private static final long PAYABLE = 7_468_200;
  private static final long FRANCHISE = 829_800;

  /** What became true of the claim of the main road, in order; its hold may be noted anywhere. */
  private static final List<String> ROAD =
      List.of(
          "claim-registered",
          "claim-taken",
          "claim-approved",
          "claim-ordered",
          "claim-sent-for-payment",
          "claim-paid");

  private final Scene on;
  private final Narrator tell;
  private final Instant began = Clock.systemUTC().instant().minusSeconds(1);
  private @Nullable Sent main;

  Journey(Suite suite, Narrator tell) {
    this.tell = tell;
    this.on = Scene.of(suite, tell);
  }

  /** The chapters in their order; each stands on those before it. */
  Map<String, Runnable> chapters() {
    var chapters = new LinkedHashMap<String, Runnable>();
    chapters.put("An insured person gets an account", this::register);
    chapters.put(
        "She logs in with a browser and with a phone, sees contracts and family", this::logIn);
    chapters.put("She sends a pharmacy receipt for one of the family", this::send);
    chapters.put("An assessor decides line by line", this::assess);
    chapters.put("Finance pays: one makes, another approves, the bank confirms", this::pay);
    chapters.put("She has been told every step", this::told);
    new Cases(on).addTo(chapters);
    new Roads(on).addTo(chapters);
    new Refusals(on, this::main).addTo(chapters);
    chapters.put("Every event is as its contract says, and tells nobody's number", this::events);
    chapters.put("Every claim adds up, and stands where its timeline ends", this::everyClaim);
    return chapters;
  }

  private People.Person mother() {
    return on.people().main("F1");
  }

  private Client insured() {
    return on.phone("F1");
  }

  private Sent main() {
    return Objects.requireNonNull(main, "it is sent first");
  }

  private Sending sending() {
    return on.sending("F1");
  }

  private void register() {
    new Registration(on.suite(), on.outside(), tell).tellsNobodyWhoIsKnown(mother());
    on.phone("F1");
  }

  private void logIn() {
    Client browser = Client.browser(on.suite(), mother().username());
    JsonNode session = browser.get("/api/session").must(200).json();
    Check.that("the session's user", session.get("username").asString(), mother().username());
    tell.step("browser: a session at the gateway, no token in JavaScript");
    Client.nobody(on.suite()).get("/api/policy/contracts?state=all").refused(401, "login-needed");
    Client.nobody(on.suite())
        .get("/api/policy/internal/people/" + mother().id() + "/payee")
        .must(404);

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
        insured().get("/api/policy/family?contract=" + on.people().contract()).must(200).json();
    Check.that(
        "members of the family", family.get("items").size(), on.people().family("F1").size());
    tell.step("family of " + family.get("items").size());
  }

  private void send() {
    String child = on.roomiest("F1", "PHARMACY");
    JsonNode before = sending().remaining(child, "PHARMACY", on.day());
    tell.step(
        "the remaining ceiling appears by itself: "
            + Narrator.rials(before.get("remaining").asLong()));
    Sending.Expense prescribed = sending().prescribed(child, "PHARMACY", on.day(), PRESCRIBED);
    var lines = new ArrayList<>(prescribed.lines());
    lines.add(Sending.line(lines.size() + 1, "کرم مرطوب‌کننده", 1, COSMETIC));
    var expense =
        new Sending.Expense(child, "PHARMACY", on.day(), lines, prescribed.prescription());

    Sent sent = sending().send(expense);
    main = sent;
    JsonNode again = sending().confirm(sent).must(200).json();
    Check.that(
        "confirmed twice with one key: the tracking code",
        again.get("trackingCode").asString(),
        sent.trackingCode());
    Check.that("and the claims", again.get("claims").size(), 1);
    tell.step("confirmed again with the same key: the same admission");
    on.hear("claims.claim-registered.v1", sent.claim());
    on.hear("policy.ceiling-held.v1", sent.claim());
    Check.that("held", on.held("F1", sent.claim()), PRESCRIBED + COSMETIC);
    JsonNode after = sending().remaining(child, "PHARMACY", on.day());
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

  private void assess() {
    Desk desk = on.desk("assessor1");
    String claim = main().claim();
    String child = on.view("F1", claim).get("personId").asString();
    long beforeDecision =
        sending().remaining(child, "PHARMACY", on.day()).get("remaining").asLong();
    desk.take(claim);
    on.hear("claims.claim-taken.v1", claim);
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
    on.hear("claims.claim-approved.v1", claim);
    on.hear("policy.ceiling-committed.v1", claim);
    JsonNode after =
        Check.eventually(
            "the ceiling",
            () -> sending().remaining(child, "PHARMACY", on.day()),
            seen -> seen.get("remaining").asLong() == beforeDecision + FRANCHISE + COSMETIC);
    tell.step(
        "committed; the rest is free again: remaining "
            + Narrator.rials(after.get("remaining").asLong()));
  }

  private void pay() {
    Desk desk = on.desk("assessor1");
    Client maker = on.staff("maker1");
    String claim = main().claim();
    JsonNode order = desk.order(maker, claim);
    on.hear("claims.transfer-order-issued.v1", claim);
    tell.step(
        "transfer order "
            + order.get("number").asString()
            + " of "
            + Narrator.rials(order.get("amount").asLong()));
    Check.that("the order's amount", order.get("amount").asLong(), PAYABLE);
    desk.pay(maker, on.staff("checker1"), List.of(order.get("id").asString()));
    on.hear("claims.claim-sent-for-payment.v1", claim);
    on.hear("claims.claim-paid.v1", claim);
    JsonNode paid = on.waitFor("F1", claim, "PAID");
    String reference = paid.get("transferOrder").get("bankReference").asString();
    Check.that("times the bank's own log has it as paid", on.outside().timesPaid(reference), 1L);
    tell.step("the bank's own log has it once, reference " + reference);
  }

  private void told() {
    String claim = main().claim();
    List<String> road =
        on.wire().about(claim).stream()
            .filter(e -> e.topic().equals("claims.claim"))
            .map(e -> e.type().replaceAll("^claims\\.|\\.v1$", ""))
            .toList();
    Check.that(
        "the claim's events in their order",
        road.stream().filter(type -> !type.equals("claim-hold-noted")).toList(),
        ROAD);

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
                on.outside().messages(mother().mobile(), began).stream()
                    .filter(t ->
                        t.contains(main().claimNumber())
                            || t.contains(Narrator.persian(main().claimNumber())))
                    .toList(),
            seen -> seen.size() >= 6);
    texts.forEach(tell::sms);
    Check.that("each SMS came once", texts.stream().distinct().count(), (long) texts.size());
    Check.that("as many SMS as in-app messages", texts.size(), messages.get("items").size());

    JsonNode view = on.view("F1", claim);
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
  }

  private void events() {
    var language = new PublishedLanguage(on.suite().contracts());
    for (Wire.Event event : on.wire().everything()) {
      language.allows(event);
      for (People.Person person : on.people().all()) {
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
        on.wire().everything().size()
            + " events, each as its contract says, none with a national code or a phone");
  }

  private void everyClaim() {
    int claims =
        new EveryClaim(
                Stream.of("F1", "F2", "F3", "F4").map(on::phone).toList(), on.staff("auditor1"))
            .addsUp();
    tell.step(claims + " claims, in each line requested = payable + deductions");
  }

  @Override
  public void close() {
    on.close();
  }
}
