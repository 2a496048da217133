package ir.takmil.claims;

import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static ir.takmil.claims.testing.SampleCoverage.MOTHER;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.coverage.Centre;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.Doors;
import ir.takmil.claims.testing.Photographs;
import ir.takmil.claims.testing.SampleCoverage;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Every operation by everybody who may enter, with their own object, their family's, another's and
 * nobody's, printed into the docs. A new operation is a difference there, and fails until somebody
 * has read its row. That no other role enters at all is {@link DoorsTest}'s.
 */
@RealParts
@Import(Suite.class)
class AccessTableTest {
  private static final Path PRINTED = Path.of("..", "docs", "access", "claims-service.md");
  private static final String CENTRE = "0199d0e0-0005-7000-8000-0000000000b1";
  private static final List<String> WHOSE = List.of("own", "family's", "another's", "nobody's");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final MongoTemplate mongo;
  private final int port;

  AccessTableTest(@Autowired MongoTemplate mongo, @LocalServerPort int port) {
    this.mongo = mongo;
    this.port = port;
  }

  @BeforeEach
  void theFamilyIsKnown() {
    mongo.save(SampleCoverage.coverage().plan());
    mongo.save(SampleCoverage.coverage().membership());
    mongo.save(new Centre(CENTRE, "داروخانهٔ نمونه", "PHARMACY", "تهران", "تهران", 1));
  }

  @Test
  void everyOperationHasItsRow() throws IOException, InterruptedException {
    String walked = walked();
    if (System.getProperty("update-docs") != null) {
      Files.createDirectories(PRINTED.getParent());
      Files.writeString(PRINTED, walked);
    }
    assertThat(PRINTED)
        .describedAs(
            "who may do what has changed: read it, and print it with"
                + " mvn -pl claims-service test -Dtest=AccessTableTest -Dupdate-docs")
        .exists()
        .content()
        .isEqualTo(walked);
  }

  /** What the table must never say. */
  @Test
  void toWhoeverIsNotOfTheFamilyThereIsNoSuchThing() throws IOException {
    for (String row : Files.readAllLines(PRINTED)) {
      String[] cells = row.split("\\|", -1);
      if (row.startsWith("| `") && (row.contains("| insured |") || row.contains("| provider |"))) {
        boolean ofAnObject = cells[1].contains("{") && !row.contains("PUT /admissions/{id}`");
        if (ofAnObject) {
          assertThat(cells[5].strip()).as(row).isEqualTo("404");
          assertThat(cells[6].strip()).as(row).isEqualTo("404");
        }
      }
    }
  }

  private String walked() throws IOException, InterruptedException {
    var page = new StringBuilder();
    page.append(
        """
        # Who reaches what in claims-service

        Printed by `AccessTableTest`, which knocks at every door with real tokens; do not edit. After a change, read the
        difference and print it: `mvn -pl claims-service test -Dtest=AccessTableTest -Dupdate-docs`.

        *enters* is any answer but 401, 403 and 404: the door is open, whatever the case's state then allows (the life of a claim is
        in [claim-lifecycle.md](../claim-lifecycle.md)). For staff, "own" is a claim that waits in the queue. A role that is
        not named gets 403 (`DoorsTest`), nobody without a token gets past 401. A dash: there is no such object.

        | operation | role | own | family's | another's | nobody's |
        |---|---|---|---|---|---|
        """);
    for (var door : Doors.described().entrySet()) {
      for (String role : door.getValue()) {
        page.append("| `").append(door.getKey()).append("` | ").append(role);
        for (String whose : WHOSE) {
          page.append(" | ").append(outcome(door.getKey(), role, whose));
        }
        page.append(" |\n");
      }
    }
    return page.toString();
  }

  private String outcome(String door, String role, String whose)
      throws IOException, InterruptedException {
    String token = token(role, whose);
    if (token == null) {
      return "–";
    }
    Map<String, String> object = whose.equals("nobody's") ? nobodys() : object(door, role);
    if (object == null) {
      return "–";
    }
    int status = status(door, object, token);
    assertThat(status).as("%s as %s, %s", door, role, whose).isLessThan(500).isNotEqualTo(401);
    return status == 403 || status == 404 ? Integer.toString(status) : "enters";
  }

  /** For the family: the daughter's own, her mother's family, a stranger; null: no such case. */
  private static String token(String role, String whose) {
    return switch (role) {
      case "insured" ->
          TestTokens.person(
              "claims-service",
              switch (whose) {
                case "own" -> DAUGHTER.value();
                case "family's" -> MOTHER.value();
                default -> "0199d0e0-0003-7000-8000-00000000ffff";
              });
      case "provider" ->
          whose.equals("family's")
              ? null
              : TestTokens.organisation(
                  "claims-service", "p", whose.equals("own") ? CENTRE : "another-centre", role);
      default ->
          whose.equals("own") || whose.equals("nobody's")
              ? TestTokens.staff("claims-service", role + "-of-the-table", role)
              : null;
    };
  }

  private static Map<String, String> nobodys() {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "claimId", UUID.randomUUID().toString(),
        "attachmentId", UUID.randomUUID().toString(),
        "theirs", UUID.randomUUID().toString(),
        "number", "1");
  }

  /** Made anew for each knock; the daughter's, or a centre's for her. Null: not in this table. */
  private Map<String, String> object(String door, String role) {
    String path = door.substring(door.indexOf(' ') + 1);
    if (path.startsWith("/transfer-orders/") || path.startsWith("/payment-batches/")) {
      return null;
    }
    String sender =
        role.equals("provider")
            ? TestTokens.organisation("claims-service", "p", CENTRE, "provider")
            : TestTokens.person("claims-service", DAUGHTER.value());
    var calls = new Calls(port, sender);
    var object = new LinkedHashMap<>(nobodys());
    String draft = "/admissions/" + object.get("id") + "/claims/" + object.get("claimId");
    if (path.contains("{") && !door.equals("PUT /admissions/{id}")) {
      made(calls.put("/admissions/" + object.get("id"), Doors.body("PUT /admissions/{id}")));
      made(calls.put(draft, Doors.body("PUT /admissions/{id}/claims/{claimId}")));
      made(
          calls.put(
              draft + "/attachments/" + object.get("attachmentId") + "?kind=INVOICE",
              Photographs.jpeg(320, 240)));
    }
    boolean ofOneClaim = path.startsWith("/claims/{id}") || path.startsWith("/centre/claims/{id}");
    if (ofOneClaim || path.endsWith("/receipt")) {
      made(
          calls.post(
              "/admissions/" + object.get("id") + "/confirmation",
              "Idempotency-Key",
              UUID.randomUUID().toString()));
    }
    if (ofOneClaim) {
      object.put("id", object.get("claimId"));
    }
    return object;
  }

  private static void made(Calls.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
  }

  private int status(String door, Map<String, String> object, String token)
      throws IOException, InterruptedException {
    String[] methodAndPath = door.split(" ", 2);
    String path = methodAndPath[1];
    for (var part : object.entrySet()) {
      path = path.replace("{" + part.getKey() + "}", part.getValue());
    }
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + port
                        + path
                        + "?kind=INVOICE&chunks=1&person="
                        + DAUGHTER.value()
                        + (object.containsKey("number") && !path.contains("/chunks/")
                            ? "&number=1"
                            : "")))
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Authorization", "Bearer " + token)
            .method(methodAndPath[0], HttpRequest.BodyPublishers.ofString(Doors.body(door)));
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Every place holder of a path has its value, or a new one would be knocked at as it stands. */
  @Test
  void everyPartOfAPathIsKnown() {
    Set<String> known = nobodys().keySet();
    for (String door : Doors.described().keySet()) {
      var parts =
          java.util.regex.Pattern.compile("\\{([^}]+)}")
              .matcher(door)
              .results()
              .map(found -> found.group(1))
              .toList();
      assertThat(known).as(door).containsAll(parts);
    }
  }
}
