package ir.takmil.e2e;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A Sheba is corrected by who owns it, and put back by two operators. */
record Correction(Suite suite, Outside outside, Narrator tell) {
  private static final String MINE = "/api/policy/my-change-requests";
  private static final String ON_BEHALF = "/api/policy/change-requests/";

  void of(People.Person person, Client insured) {
    String corrected = another(person.sheba());
    Client operator = Client.mobile(suite, "operator1");
    operator
        .put(ON_BEHALF + UUID.randomUUID(), Map.of("personId", person.id(), "reason", "آزمون"))
        .refused(400, "sheba-or-mobile");
    byCode(person, insured, corrected);
    Check.that("the family sees the corrected Sheba", shown(person, insured), masked(corrected));
  }

  /** By a journey that broke off. */
  void putBackIfLeft(People.Person person, Client insured) {
    if (!shown(person, insured).equals(masked(person.sheba()))) {
      putBack(person, insured);
    }
  }

  void putBack(People.Person person, Client insured) {
    asTwo(person, Client.mobile(suite, "operator1"));
    Check.that("the Sheba is what it was", shown(person, insured), masked(person.sheba()));
  }

  private void byCode(People.Person person, Client insured, String corrected) {
    String request = MINE + "/" + UUID.randomUUID();
    Instant before = Clock.systemUTC().instant().minusSeconds(1);
    JsonNode asked = insured.put(request, Map.of("sheba", corrected)).must(201).json();
    Check.that("the Sheba is masked", asked.get("wanted").asString(), masked(corrected));
    String code = outside.code(person.mobile(), before);
    String wrong = code.equals("000000") ? "000001" : "000000";
    insured.post(request + "/confirmation", Map.of("code", wrong)).refused(422, "code-wrong");
    JsonNode done = insured.post(request + "/confirmation", Map.of("code", code)).must(200).json();
    Check.that("the change is", done.get("state").asString(), "APPLIED");
    tell.step(
        "a Sheba of "
            + asked.at("/bank/name").asString("")
            + " takes its place, with the code that came by SMS");
  }

  private void asTwo(People.Person person, Client operator) {
    String request = ON_BEHALF + UUID.randomUUID();
    Answer asked =
        operator
            .put(
                request,
                Map.of("personId", person.id(), "sheba", person.sheba(), "reason", "پایان آزمون"))
            .must(201);
    String seen = asked.header("ETag");
    operator.post(request + "/approval", seen, Map.of()).refused(403, "own-request");
    Client other = Client.mobile(suite, "operator2");
    JsonNode waiting = other.get("/api/policy/change-requests?state=waiting").must(200).json();
    Check.that("one at least waits", waiting.get("total").asInt() > 0, true);
    other.post(request + "/approval", seen, Map.of()).must(200);
    tell.step("one operator asks for the old one, who asked may not approve, another does");
  }

  private static String shown(People.Person person, Client insured) {
    for (JsonNode member : insured.get("/api/policy/family").must(200).json().get("items")) {
      if (member.get("personId").asString().equals(person.id())) {
        return member.get("sheba").asString();
      }
    }
    throw new Difference("nobody of the family is " + person.id());
  }

  private static String masked(String sheba) {
    return "IR••••" + sheba.substring(22);
  }

  /** The account after it at the same bank, with the right check digits. */
  private static String another(String sheba) {
    String account = new BigInteger("9" + sheba.substring(4)).add(BigInteger.ONE).toString();
    BigInteger rest = new BigInteger(account.substring(1) + "182700").mod(BigInteger.valueOf(97));
    return "IR%02d%s".formatted(98 - rest.intValue(), account.substring(1));
  }
}
