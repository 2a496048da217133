package ir.takmil.e2e;

import ir.takmil.e2e.Sending.Expense;
import ir.takmil.e2e.Sending.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knocks at every door that the OpenAPI files describe, with every role, and at those of one's own
 * things with another's and with nobody's. What is found otherwise than described is gathered, and
 * told at once.
 */
final class EveryDoor {
  private static final Map<String, String> DESKS =
      Map.ofEntries(
          Map.entry("assessor", "assessor1"),
          Map.entry("examiner", "examiner1"),
          Map.entry("intake-clerk", "clerk1"),
          Map.entry("finance-maker", "maker1"),
          Map.entry("finance-checker", "checker1"),
          Map.entry("provider", "provider1"),
          Map.entry("policyholder", "hr1"),
          Map.entry("operator", "operator1"),
          Map.entry("auditor", "auditor1"));
  private static final String INSURED = "insured";

  /** Whose things nobody in particular has. */
  private static final List<String> OPEN_TO_ALL = List.of("anyone", "anyone-logged-in");

  private final Scene on;
  private final List<Operation> operations;
  private final List<String> differences = new ArrayList<>();
  private int knocks;

  EveryDoor(Scene on) {
    this.on = on;
    this.operations = Operation.all(on.suite().contracts());
  }

  /** Every operation with every role, and without any. */
  void letsInWhomItNames() {
    var callers = new LinkedHashMap<String, Client>();
    DESKS.forEach((role, username) -> callers.put(role, on.staff(username)));
    callers.put(INSURED, on.phone("F1"));
    Client nobody = Client.nobody(on.suite());
    for (Operation operation : operations) {
      if (operation.isInternal()) {
        callers.forEach((role, caller) -> inside(operation, role, caller));
        continue;
      }
      boolean open = operation.roles().contains("anyone");
      expect(operation, "nobody", status(nobody, operation, Map.of(), false), open ? null : 401);
      callers.forEach((role, caller) -> {
        boolean welcome =
            operation.roles().contains(role)
                || operation.roles().stream().anyMatch(OPEN_TO_ALL::contains);
        if (!welcome) {
          expect(operation, role, status(caller, operation, Map.of(), false), 403);
        } else if (operation.method().equals("GET")) {
          expect(operation, role, status(caller, operation, Map.of(), false), null);
        }
      });
    }
    end("doors and roles");
  }

  /** What is for neighbours only: not there from outside, and closed to people inside. */
  private void inside(Operation operation, String role, Client caller) {
    expect(operation, role + " outside", status(caller, operation, Map.of(), false), 404);
    String address =
        on.suite().service(operation.service())
            + operation.address(Map.of()).substring(("/api/" + operation.service()).length());
    expect(operation, role + " inside", knock(caller, operation, address, false), 403);
  }

  /** An insured person's own things, asked for by another family, and things that nobody has. */
  void anothersIsNobodys() {
    Map<String, Map<String, String>> own = things();
    Client owner = on.phone("F1");
    Client stranger = on.phone("F2");
    for (Operation operation : operations) {
      Map<String, String> ids =
          own.get(operation.service() + "/" + operation.path().split("/", -1)[1]);
      if (!operation.roles().contains(INSURED) || !operation.path().contains("{")) {
        continue;
      }
      if (ids != null && operation.method().equals("GET") && isKnown(operation, ids)) {
        int is = status(owner, operation, ids, true);
        expect(operation, "own", is == 404 ? 403 : is, null);
      }
      if (ids != null) {
        expect(operation, "another's", status(stranger, operation, ids, true), 404);
      }
      if (!operation.creates()) {
        expect(operation, "nobody's", status(owner, operation, Map.of(), true), 404);
      }
    }
    end("own, another's and nobody's");
  }

  private static boolean isKnown(Operation operation, Map<String, String> ids) {
    return operation
            .path()
            .replaceAll("\\{(" + String.join("|", ids.keySet()) + ")}", "")
            .indexOf('{')
        < 0;
  }

  /** By service and first part of the path, what F1 has. */
  private Map<String, Map<String, String>> things() {
    String person = on.people().family("F1").get(1).id();
    var expense =
        new Expense(
            person, "PHARMACY", on.day(), List.of(Sending.line(1, "دارو", 1, 100_000)), null);
    Sent draft = on.sending("F1").draft(expense);
    Sent sent = on.sending("F1").send(expense);
    JsonNode message =
        on.phone("F1").get("/api/notification/messages").must(200).json().at("/items/0/id");
    return Map.of(
        "claims/admissions",
        Map.of("id", draft.admission(), "claimId", draft.claim(), "number", "1"),
        "claims/claims",
        Map.of("id", sent.claim(), "number", "1"),
        "notification/messages",
        message.isMissingNode() ? Map.of() : Map.of("id", message.asString()));
  }

  private int status(
      Client caller, Operation operation, Map<String, String> ids, boolean wellMade) {
    return knock(caller, operation, operation.address(all(ids)), wellMade);
  }

  /** Ids that are not given are nobody's. */
  private static Map<String, String> all(Map<String, String> given) {
    var ids = new LinkedHashMap<String, String>();
    for (String name : List.of("id", "claimId", "attachmentId", "personId", "theirs", "claim")) {
      ids.put(name, UUID.randomUUID().toString());
    }
    ids.putAll(given);
    return ids;
  }

  /** A knock that comes too often is made again when it may be. */
  private int knock(Client caller, Operation operation, String address, boolean wellMade) {
    JsonNode body = wellMade ? operation.body() : null;
    byte[] bytes =
        body == null
            ? (operation.contentType().startsWith("image/")
                ? Sending.photograph()
                : "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            : JsonMapper.shared().writeValueAsBytes(body);
    while (true) {
      knocks++;
      Answer answer = caller.knock(operation.method(), address, operation.contentType(), bytes);
      if (answer.status() != 429 || answer.header("Retry-After").isEmpty()) {
        return answer.status();
      }
      LockSupport.parkNanos(Long.parseLong(answer.header("Retry-After")) * 1_000_000_000L);
    }
  }

  /**
   * @param status null: any that lets in
   */
  private void expect(Operation operation, String who, int is, @Nullable Integer status) {
    boolean right = status == null ? is != 401 && is != 403 && is < 500 : is == status;
    if (!right) {
      differences.add(
          operation.name()
              + " as "
              + who
              + ": "
              + is
              + " instead of "
              + (status == null ? "being let in" : status));
    }
  }

  private void end(String what) {
    on.tell().step(what + ": " + operations.size() + " operations, " + knocks + " knocks");
    Check.that("what is not as it is described", differences, List.of());
  }
}
