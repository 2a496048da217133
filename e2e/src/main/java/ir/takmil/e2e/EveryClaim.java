package ir.takmil.e2e;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What must be true of every claim that is stored, whatever was done to it. Every claim is of a
 * family, whose main insured sees them all; the auditor reads each.
 */
record EveryClaim(List<Client> mainInsured, Client auditor) {

  /**
   * Every rial that was asked for is payable or deducted, line by line, and a claim stands where
   * its timeline ends.
   *
   * @return how many claims there are
   */
  int addsUp() {
    Set<String> all = new LinkedHashSet<>();
    mainInsured.forEach(phone -> all.addAll(claims(phone)));
    for (String claim : all) {
      JsonNode view = auditor.get(Desk.path(claim)).must(200).json();
      if (view.hasNonNull("approved")) {
        addsUp(claim, view);
      }
      Check.that(
          "the end of the timeline of " + claim,
          view.get("timeline").valueStream().toList().getLast().get("status"),
          view.get("status"));
    }
    return all.size();
  }

  private static void addsUp(String claim, JsonNode view) {
    Map<Integer, Long> deducted =
        view.get("deductions")
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    deduction -> deduction.get("line").asInt(),
                    Collectors.summingLong(deduction -> deduction.get("amount").asLong())));
    long requested = 0;
    long payable = 0;
    for (JsonNode line : view.get("lines")) {
      int number = line.get("number").asInt();
      Check.that(
          "payable and deducted of line " + number + " of " + claim,
          line.get("payable").asLong() + deducted.getOrDefault(number, 0L),
          line.get("requested").asLong());
      requested += line.get("requested").asLong();
      payable += line.get("payable").asLong();
    }
    Check.that("requested of " + claim, view.get("requested").asLong(), requested);
    Check.that("approved of " + claim, view.get("approved").asLong(), payable);
  }

  private static Set<String> claims(Client phone) {
    Set<String> seen = new LinkedHashSet<>();
    String next = "";
    do {
      JsonNode page = phone.get("/api/claims/claims?limit=100" + next).must(200).json();
      page.get("items").forEach(claim -> seen.add(claim.get("id").asString()));
      next = page.hasNonNull("next") ? "&next=" + Web.encode(page.get("next").asString()) : "";
    } while (!next.isEmpty());
    return seen;
  }
}
