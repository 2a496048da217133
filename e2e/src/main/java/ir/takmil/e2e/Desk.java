package ir.takmil.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Chapters 4 and 5: what an assessor and finance do with a claim. */
record Desk(String name, Client assessor, Narrator tell) {

  static String path(String claim) {
    return "/api/claims/claims/" + claim;
  }

  /** Takes the claim from the queue, once it is known how much is held for it. */
  void take(String claim) {
    Check.eventually(
        "the hold",
        () -> assessor.get(path(claim)).must(200).json(),
        seen -> seen.hasNonNull("held"));
    JsonNode queue = assessor.get("/api/claims/assessment/queue").must(200).json();
    boolean waits = false;
    for (JsonNode waiting : queue.get("items")) {
      waits |=
          waiting.path("id").asString("").equals(claim)
              || waiting.path("claimId").asString("").equals(claim);
    }
    if (queue.path("next").isNull() || queue.path("next").isMissingNode()) {
      Check.that("the claim waits in the queue", waits, true);
    }
    act(claim, "taking", Map.of());
    tell.step(name + " takes it from the queue of " + queue.get("total").asLong());
  }

  /** The engine's proposal, told line by line with its trace. */
  JsonNode proposal(String claim) {
    JsonNode proposal =
        Check.eventually(
                "the engine's proposal",
                () -> assessor.get(path(claim) + "/proposal"),
                answer -> answer.status() == 200)
            .json();
    for (JsonNode line : proposal.get("lines")) {
      tell.step(
          "  line "
              + line.get("number").asInt()
              + ": requested "
              + Narrator.rials(line.get("requested").asLong())
              + ", payable "
              + Narrator.rials(line.get("payable").asLong()));
      for (JsonNode rule : line.get("trace")) {
        Check.that(
            "the rule speaks Persian", rule.get("sentence").asString().matches(".*[آ-ی].*"), true);
        tell.step(
            "    "
                + rule.get("rule").asString()
                + ": "
                + rule.get("before").asLong()
                + " → "
                + rule.get("after").asLong()
                + "  "
                + rule.get("sentence").asString());
      }
    }
    return proposal;
  }

  /**
   * The proposal as a decision, with one whole line deducted by the assessor for a reason of her
   * own.
   */
  static Map<String, Object> decision(
      JsonNode proposal, int deductedLine, String code, String remark) {
    var lines = new ArrayList<Map<String, Object>>();
    for (JsonNode line : proposal.get("lines")) {
      int number = line.get("number").asInt();
      var deductions = new ArrayList<Map<String, Object>>();
      if (number == deductedLine) {
        deductions.add(
            Map.of("code", code, "amount", line.get("requested").asLong(), "remark", remark));
      } else {
        line.get("deductions")
            .forEach(d ->
                deductions.add(
                    Map.of("code", d.get("code").asString(), "amount", d.get("amount").asLong())));
      }
      lines.add(
          Map.of(
              "number",
              number,
              "payable",
              number == deductedLine ? 0 : line.get("payable").asLong(),
              "deductions",
              deductions));
    }
    return Map.of("lines", lines, "remark", "بررسی شد");
  }

  static Map<String, Object> asProposed(JsonNode proposal) {
    return decision(proposal, -1, "", "");
  }

  /** Does something with a claim as it is seen now; returns how it is seen then. */
  JsonNode act(String claim, String verb, Object body) {
    String seen = assessor.get(path(claim)).must(200).header("ETag");
    assessor.post(path(claim) + "/" + verb, seen, body).must(200);
    return assessor.get(path(claim)).must(200).json();
  }

  /** As the engine proposes; returns how it is seen then. */
  JsonNode approve(String claim) {
    JsonNode approved = act(claim, "approval", asProposed(proposal(claim)));
    tell.step(
        "approved "
            + Narrator.rials(approved.get("approved").asLong())
            + ", deducted "
            + deducted(approved));
    return approved;
  }

  /** As deficient, with what is to be repaired. */
  void sendBack(String claim, String code, String text, List<Map<String, String>> repair) {
    act(
        claim,
        "return",
        Map.of("kind", "DEFICIENT", "reasonCode", code, "text", text, "repair", repair));
  }

  /** A reason to look twice, once the claim has been looked through. */
  JsonNode flag(String claim, String flag) {
    return Check.eventually(
            "flag " + flag,
            () ->
                assessor
                    .get(path(claim) + "/flags")
                    .must(200)
                    .json()
                    .get("items")
                    .valueStream()
                    .filter(finding -> finding.get("flag").asString().equals(flag))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The transfer order that was issued for this claim. */
  JsonNode order(Client maker, String claim) {
    return Check.eventually(
            "a transfer order", () -> issued(maker, claim, "0"), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<JsonNode> issued(Client maker, String claim, String from) {
    JsonNode page =
        maker.get("/api/claims/transfer-orders?state=ISSUED&next=" + from).must(200).json();
    for (JsonNode order : page.get("items")) {
      for (JsonNode line : order.get("claims")) {
        if (line.get("claimId").asString().equals(claim)) {
          return Optional.of(order);
        }
      }
    }
    return page.hasNonNull("next")
        ? issued(maker, claim, page.get("next").asString())
        : Optional.empty();
  }

  /** A batch of these orders, made by one and approved by another. */
  void pay(Client maker, Client checker, List<String> orders) {
    String batch = "/api/claims/payment-batches/" + UUID.randomUUID();
    JsonNode made = maker.put(batch, Map.of("transferOrderIds", orders)).must(200).json();
    tell.step(
        "maker1 makes a batch of "
            + made.get("count").asInt()
            + ", "
            + Narrator.rials(made.get("total").asLong()));
    String seen = maker.get(batch).must(200).header("ETag");
    maker.post(batch + "/approval", seen, Map.of()).must(403);
    JsonNode approved = checker.post(batch + "/approval", seen, Map.of()).must(200).json();
    tell.step(
        "checker1 approves it; the file is frozen, SHA-256 "
            + approved.get("fileHash").asString().substring(0, 16)
            + "…");
  }

  static Map<String, Long> deducted(JsonNode view) {
    var sums = new LinkedHashMap<String, Long>();
    view.get("deductions")
        .forEach(d -> sums.merge(d.get("code").asString(), d.get("amount").asLong(), Long::sum));
    return sums;
  }
}
