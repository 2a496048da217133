package ir.takmil.e2e;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Chapter 1: from a national code to an account at Keycloak. */
record Registration(Suite suite, Outside outside, Narrator tell) {

  /** An account for this person: made now, or by an earlier journey in the same suite. */
  void of(People.Person person) {
    var nobody = Client.nobody(suite);
    Answer asked = identify(nobody, person, person.nationalCode());
    if (asked.status() == 409) {
      asked.refused(409, "account-exists");
      tell.step("has had an account since an earlier journey");
      return;
    }
    String registration =
        "/api/identity/registrations/" + asked.must(201).json().get("id").asString();
    Instant before = Clock.systemUTC().instant().minusSeconds(1);
    var chosen =
        Map.of(
            "username",
            person.username(),
            "mobile",
            person.mobile().replaceFirst("^\\+98", "0"),
            "password",
            suite.password(),
            "passwordRepeat",
            suite.password());
    // A journey that was broken off less than a minute ago has had its code: sixty seconds lie
    // between two.
    Check.eventually(
            "a code may be sent",
            () -> nobody.put(registration + "/account", chosen),
            answer -> answer.status() != 429)
        .must(202);
    String code = outside.code(person.mobile(), before);
    tell.step("a 6-digit code came by SMS");
    String wrong = code.equals("000000") ? "000001" : "000000";
    nobody.post(registration + "/verification", Map.of("code", wrong)).refused(422, "code-wrong");
    nobody.post(registration + "/verification", Map.of("code", code)).must(201);
    tell.step("account " + person.username() + " stands at Keycloak");
  }

  /** A wrong birth date and an unknown national code are answered alike. */
  void tellsNobodyWhoIsKnown(People.Person person) {
    var nobody = Client.nobody(suite);
    Answer mismatch =
        nobody.post(
            "/api/identity/registrations",
            Map.of(
                "nationalCode",
                person.nationalCode(),
                "birthDate",
                "1900-01-01",
                "securityCode",
                solved(nobody)));
    Answer unknown =
        nobody.post(
            "/api/identity/registrations",
            Map.of(
                "nationalCode",
                unknownCode(),
                "birthDate",
                "1900-01-01",
                "securityCode",
                solved(nobody)));
    mismatch.refused(422, "identity-not-confirmed");
    unknown.refused(422, "identity-not-confirmed");
    Check.that(
        "both answers are of one size",
        unknown.text().replaceAll("\"traceId\":\"[^\"]*\"", "").length(),
        mismatch.text().replaceAll("\"traceId\":\"[^\"]*\"", "").length());
    tell.step("a wrong birth date and an unknown national code get the same answer");
  }

  /**
   * A code with a valid check digit that nobody in the demo data has; another at each journey, for
   * guesses are counted.
   */
  private static String unknownCode() {
    String nine = "98%07d".formatted(new java.util.Random().nextInt(10_000_000));
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return nine + (rest < 2 ? rest : 11 - rest);
  }

  private static Answer identify(Client nobody, People.Person person, String nationalCode) {
    return nobody.post(
        "/api/identity/registrations",
        Map.of(
            "nationalCode",
            nationalCode,
            "birthDate",
            person.birthDate().toString(),
            "securityCode",
            solved(nobody)));
  }

  /** The security code: a proof of work, found by trying. */
  private static Map<String, String> solved(Client nobody) {
    JsonNode asked = nobody.post("/api/identity/security-codes", Map.of()).must(201).json();
    String challenge = asked.get("challenge").asString();
    int difficulty = asked.get("difficulty").asInt();
    for (long n = 0; ; n++) {
      if (leadingZeros(Client.sha256(challenge + ":" + n)) >= difficulty) {
        return Map.of("id", asked.get("id").asString(), "answer", Long.toString(n));
      }
    }
  }

  private static int leadingZeros(byte[] hash) {
    int zeros = 0;
    for (byte b : hash) {
      if (b != 0) {
        return zeros + Integer.numberOfLeadingZeros(b & 0xff) - 24;
      }
      zeros += 8;
    }
    return zeros;
  }
}
