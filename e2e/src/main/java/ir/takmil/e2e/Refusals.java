package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Expense;
import ir.takmil.e2e.Sending.Sent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What is refused, and how.
 *
 * @param main the claim of the main road, which has been paid
 */
record Refusals(Scene on, Supplier<Sent> main) {

  void addTo(Map<String, Runnable> chapters) {
    chapters.put("An illegal move is answered with the moves allowed now", this::illegalMove);
    chapters.put("Another family's claim does not exist", this::anotherFamily);
  }

  private void illegalMove() {
    String claim = main.get().claim();
    JsonNode problem =
        on.phone("F1")
            .post(Desk.path(claim) + "/resubmission", "*", Map.of())
            .refused(409, "illegal-move");
    Check.that("present status", problem.get("currentStatus").asString(), "PAID");
    Check.that(
        "what may be done with what was deducted",
        problem.get("actions").toString(),
        "[\"appeal\"]");
    Sent waiting =
        on.sending("F1")
            .send(
                new Expense(
                    on.people().family("F1").get(1).id(),
                    "PHARMACY",
                    on.day(),
                    List.of(Sending.line(1, "دارو", 1, 100_000)),
                    null));
    problem =
        on.phone("F1")
            .post(waiting.path() + "/resubmission", "*", Map.of())
            .refused(409, "illegal-move");
    Check.that("what may be done instead", problem.get("actions").toString(), "[\"void\"]");
    on.tell().step("409: " + problem.get("detail").asString() + " " + problem.get("actions"));
    on.phone("F1").post(waiting.path() + "/voiding", "*", Map.of()).must(200);
    on.phone("F1").post(waiting.path() + "/taking", "*", Map.of()).refused(403, "not-allowed");
  }

  private void anotherFamily() {
    Client stranger = on.phone("F2");
    stranger.get(Desk.path(main.get().claim())).refused(404, "not-found");
    stranger
        .post(Desk.path(main.get().claim()) + "/voiding", "*", Map.of())
        .refused(404, "not-found");
    stranger
        .get(
            "/api/policy/ceilings?contract="
                + on.people().contract()
                + "&person="
                + on.people().main("F1").id())
        .must(404);
    Check.that(
        "the stranger's list is without it",
        stranger.get("/api/claims/claims").must(200).text().contains(main.get().claim()),
        false);
    on.tell().step("404 for reading and for acting; not in the list either");
  }
}
