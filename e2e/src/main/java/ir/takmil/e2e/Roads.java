package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Expense;
import ir.takmil.e2e.Sending.Sent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other roads that a claim may take. */
record Roads(Scene on) {
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  void addTo(Map<String, Runnable> chapters) {
    chapters.put("An appeal against a rejection is decided by another assessor", this::appealed);
    chapters.put("A centre that was typed wrongly is corrected", this::corrected);
    chapters.put("A receipt can be verified without the suite", this::receipt);
    chapters.put("A contracted centre sends an indirect claim", this::indirect);
    chapters.put("Originals are brought, and only then it is paid", this::originals);
  }

  private Sent send(String family, String person, String service, String what, long amount) {
    return on.sending(family)
        .send(
            new Expense(
                person, service, on.day(), List.of(Sending.line(1, what, 1, amount)), null));
  }

  private void appealed() {
    String person = on.roomiest("F1", "LABORATORY");
    long before = on.remaining("F1", person, "LABORATORY");
    Sent sent = send("F1", person, "LABORATORY", "آزمایش خون", 900_000);
    on.waitForRemaining("F1", person, "LABORATORY", before - 900_000);
    Desk first = on.desk("assessor1");
    first.take(sent.claim());
    first.act(sent.claim(), "rejection", Map.of("reasonCode", "X05", "text", "چکاپ در تعهد نیست"));
    on.hear("claims.claim-rejected.v1", sent.claim());
    on.waitFor("F1", sent.claim(), "REJECTED");
    on.waitForRemaining("F1", person, "LABORATORY", before);

    on.act("F1", sent.claim(), "appeal", Map.of("text", "آزمایش به دستور پزشک بود و چکاپ نیست"));
    on.hear("claims.claim-appealed.v1", sent.claim());
    on.waitForRemaining("F1", person, "LABORATORY", before - 900_000);
    on.insist("F1", sent.claim(), "appeal", Map.of("text", "دوباره")).must(409);
    Check.that("held once more", on.held("F1", sent.claim()), 900_000L);
    Client same = on.staff("assessor1");
    String seen = same.get(Desk.path(sent.claim())).must(200).header("ETag");
    same.post(Desk.path(sent.claim()) + "/taking", seen, Map.of())
        .refused(409, "decided-before-by-you");
    Desk second = on.desk("assessor2");
    second.take(sent.claim());
    JsonNode approved = second.approve(sent.claim());
    Check.that("approved", approved.get("approved").asLong(), 810_000L);
    on.waitForRemaining("F1", person, "LABORATORY", before - 810_000);
  }

  private void corrected() {
    String person = on.people().main("F2").id();
    Sent sent = send("F2", person, "PHARMACY", "دارو", 450_000);
    String hash = on.view("F2", sent.claim()).get("contentHash").asString();
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    desk.sendBack(
        sent.claim(), "R01", "نام مرکز با فاکتور نمی‌خواند", List.of(Map.of("field", "CENTRE")));
    on.waitFor("F2", sent.claim(), "RETURNED");
    on.insist("F2", sent.claim(), "correction", Map.of("basicInsurer", "NONE"))
        .refused(422, "field-not-asked-for");
    on.insist("F2", sent.claim(), "resubmission", Map.of()).refused(422, "repair-incomplete");
    on.act(
        "F2",
        sent.claim(),
        "correction",
        Map.of("centre", Map.of("name", "داروخانه شبانه‌روزی دکتر آذرمهر")));
    on.act("F2", sent.claim(), "resubmission", Map.of());
    JsonNode view = on.waitFor("F2", sent.claim(), "RESUBMITTED");
    Check.that("the centre", view.get("centreName").asString(), "داروخانه شبانه‌روزی دکتر آذرمهر");
    Check.that(
        "the content has another hash", view.get("contentHash").asString().equals(hash), false);
    desk.take(sent.claim());
    desk.approve(sent.claim());
  }

  private void receipt() {
    String person = on.people().main("F2").id();
    Sent sent = send("F2", person, "PHARMACY", "دارو", 270_000);
    on.held("F2", sent.claim());
    String receipt =
        on.phone("F2")
            .get("/api/claims/admissions/" + sent.admission() + "/receipt", "application/jose")
            .must(200)
            .text();
    String[] parts = receipt.split("\\.", -1);
    Check.that("parts of a compact JWS", parts.length, 3);
    JsonNode key =
        on.phone("F2").get("/api/claims/receipt-keys").must(200).json().get("keys").get(0);
    Check.that("its key", json(parts[0]).get("kid"), key.get("kid"));
    Check.that("verified", verified(parts[0] + "." + parts[1], parts[2], key), true);
    Check.that("changed", verified(parts[0] + "." + parts[1] + "A", parts[2], key), false);
    JsonNode said = json(parts[1]);
    Check.that("tracking code", said.get("trackingCode").asString(), sent.trackingCode());
    JsonNode claim = said.get("claims").get(0);
    Check.that("requested", claim.get("requested").asLong(), 270_000L);
    JsonNode view = on.view("F2", sent.claim());
    Check.that("content hash", claim.get("contentHash"), view.get("contentHash"));
    Check.that(
        "the picture",
        claim.get("pictures").get(0).get("sha256"),
        view.get("attachments").get(0).get("sha256"));
    on.tell().step("signed with Ed25519 over " + sent.trackingCode() + "; changed, it is refused");
    on.act("F2", sent.claim(), "voiding", Map.of());
  }

  private static JsonNode json(String part) {
    return JsonMapper.shared().readTree(BASE64.decode(part));
  }

  private static boolean verified(String signed, String signature, JsonNode key) {
    byte[] raw = BASE64.decode(key.get("x").asString());
    byte[] whole = new byte[ED25519.length + raw.length];
    System.arraycopy(ED25519, 0, whole, 0, ED25519.length);
    System.arraycopy(raw, 0, whole, ED25519.length, raw.length);
    try {
      var verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
      verifying.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verifying.verify(BASE64.decode(signature));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void indirect() {
    String person = on.roomiest("F1", "PHARMACY");
    var centre = new Sending(on.staff("provider1"), on.people().contract(), on.tell());
    Sent sent =
        centre.send(
            new Expense(
                person,
                "PHARMACY",
                on.day(),
                List.of(Sending.line(1, "سرم و ست تزریق", 2, 380_000)),
                null));
    Check.that("held", on.held("F1", sent.claim()), 380_000L);
    JsonNode view = on.view("F1", sent.claim());
    Check.that("the family sees it", view.get("direction").asString(), "INDIRECT");
    Check.that("of the centre", view.get("centreName").asString(), "داروخانه سرو سبز");
    on.staff("provider1").get(sent.path()).must(403);
    Check.that(
        "the centre sees its sending",
        on.staff("provider1")
            .get("/api/claims/admissions/" + sent.admission())
            .must(200)
            .json()
            .get("state")
            .asString(),
        "COMPLETED");
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    Check.that("approved", desk.approve(sent.claim()).get("approved").asLong(), 342_000L);
  }

  private void originals() {
    String person = on.people().main("F4").id();
    Sent sent = send("F4", person, "SONOGRAPHY", "سونوگرافی شکم", 2_400_000);
    on.held("F4", sent.claim());
    Desk desk = on.desk("assessor1");
    desk.take(sent.claim());
    desk.approve(sent.claim());
    JsonNode waits = on.waitFor("F4", sent.claim(), "APPROVED");
    Check.that("the originals", waits.get("originals").get("state").asString(), "AWAITED");
    Client clerk = on.staff("clerk1");
    JsonNode found =
        clerk
            .get("/api/claims/originals?number=" + Web.encode(sent.trackingCode()))
            .must(200)
            .json()
            .get("items");
    Check.that("found by the tracking code", found.get(0).get("id").asString(), sent.claim());
    clerk.post(sent.path() + "/originals", Map.of("place", "شعبه مرکزی")).must(200);
    on.hear("claims.claim-originals-received.v1", sent.claim());
    JsonNode ordered = on.waitFor("F4", sent.claim(), "ORDERED");
    Check.that("the originals", ordered.get("originals").get("state").asString(), "RECEIVED");
    Check.that(
        "the timeline says where",
        ordered.get("timeline").findValuesAsString("place").contains("شعبه مرکزی"),
        true);
    on.tell().step("awaited; received by clerk1 at شعبه مرکزی; then the order was issued");
  }
}
