package ir.takmil.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chapter 3: one expense of one person, from the draft to the tracking code. */
record Sending(Client phone, String contract, Narrator tell) {

  /** What is claimed: a service, lines with their amounts, and the prescription it rests on. */
  record Expense(
      String person,
      String service,
      LocalDate day,
      List<Map<String, Object>> lines,
      @Nullable Map<String, Object> prescription) {}

  /** What came of it. */
  record Sent(String admission, String claim, String trackingCode, String claimNumber, String key) {
    String path() {
      return "/api/claims/claims/" + claim;
    }
  }

  static Map<String, Object> line(int number, String title, int quantity, long requested) {
    return Map.of(
        "number",
        number,
        "title",
        title,
        "quantity",
        quantity,
        "requested",
        requested,
        "basicShare",
        0);
  }

  /** What is left of the ceiling for this service on this day. */
  JsonNode remaining(String person, String service, LocalDate day) {
    return phone
        .get(
            "/api/policy/remaining-ceiling?contract="
                + contract
                + "&person="
                + person
                + "&service="
                + service
                + "&on="
                + day)
        .must(200)
        .json();
  }

  /** The prescription of this total at the person's basic insurer, with its items as lines. */
  Expense prescribed(String person, String service, LocalDate day, long total) {
    JsonNode answer =
        phone
            .post(
                "/api/provider/prescription-inquiries",
                Map.of("personId", person, "basicInsurer", "SOCIAL_SECURITY", "on", day.toString()))
            .must(200)
            .json();
    Check.that("the basic insurer answers", answer.get("state").asString(), "ANSWERED");
    for (JsonNode found : answer.get("items")) {
      if (found.get("total").asLong() == total) {
        var lines = new ArrayList<Map<String, Object>>();
        for (JsonNode item : found.get("items")) {
          int quantity = item.get("quantity").asInt();
          lines.add(
              line(
                  lines.size() + 1,
                  item.get("title").asString(),
                  quantity,
                  item.get("price").asLong() * quantity));
        }
        var prescription = new LinkedHashMap<String, Object>();
        List.of("number", "kind", "date")
            .forEach(field -> prescription.put(field, found.get(field).asString()));
        prescription.put("total", total);
        tell.step(
            "e-prescription "
                + found.get("number").asString()
                + " of "
                + Narrator.rials(total)
                + " found");
        return new Expense(person, service, day, lines, prescription);
      }
    }
    throw new Difference("no prescription of " + total + " among " + answer);
  }

  Sent send(Expense expense) {
    Sent draft = draft(expense);
    Answer confirmed = confirm(draft);
    JsonNode admission = confirmed.must(200).json();
    Sent sent =
        new Sent(
            draft.admission(),
            draft.claim(),
            admission.get("trackingCode").asString(),
            admission.get("claims").get(0).get("claimNumber").asString(),
            draft.key());
    tell.step("confirmed: tracking code " + sent.trackingCode() + ", claim " + sent.claimNumber());
    return sent;
  }

  /** Everything but the confirmation. */
  Sent draft(Expense expense) {
    var ids =
        new Sent(
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            "",
            "",
            UUID.randomUUID().toString());
    String admission = "/api/claims/admissions/" + ids.admission();
    phone.put(admission, Map.of("contractId", contract, "personId", expense.person())).must(201);
    var claim = new LinkedHashMap<String, Object>();
    claim.put("serviceCode", expense.service());
    claim.put("expenseDate", expense.day().toString());
    claim.put("basicInsurer", "SOCIAL_SECURITY");
    claim.put("centreName", "داروخانه سرو سبز");
    claim.put("lines", expense.lines());
    if (expense.prescription() != null) {
      claim.put("prescription", expense.prescription());
    }
    phone.put(admission + "/claims/" + ids.claim(), claim).must(200);
    JsonNode picture =
        phone
            .putPicture(
                admission
                    + "/claims/"
                    + ids.claim()
                    + "/attachments/"
                    + UUID.randomUUID()
                    + "?kind=INVOICE",
                photograph())
            .must(201)
            .json();
    tell.step(
        "photograph sent: "
            + picture.get("width").asInt()
            + " × "
            + picture.get("height").asInt()
            + ", "
            + picture.get("bytes").asLong()
            + " bytes");
    return ids;
  }

  Answer confirm(Sent draft) {
    return phone.postOnce(
        "/api/claims/admissions/" + draft.admission() + "/confirmation", draft.key());
  }

  /** A JPEG as a phone would make it; no two are alike. */
  static byte[] photograph() {
    var image = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = image.createGraphics();
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, 1200, 1600);
    var random = new Random();
    for (int y = 150; y < 1450; y += random.nextInt(40, 140)) {
      paper.setColor(new Color(random.nextInt(0x60), random.nextInt(0x60), random.nextInt(0x60)));
      for (int x = random.nextInt(60, 400); x < 1100; x += random.nextInt(80, 400)) {
        paper.fillRect(x, y, random.nextInt(20, 180), random.nextInt(8, 60));
      }
    }
    paper.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
