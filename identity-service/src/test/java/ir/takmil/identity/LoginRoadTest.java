package ir.takmil.identity;

import static ir.takmil.identity.AtOnce.allAtOnce;
import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Keycloak's extension is told about tries of passwords, over HTTP, with a real store. */
@ExtendWith(OutputCaptureExtension.class)
class LoginRoadTest extends WholeService {

  @Test
  void threeTriesAreFreeThenWorkIsAskedForThatGrowsUntilOneSucceeds() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(state(ask(username))).isEqualTo("OPEN");
    }
    for (int i = 3; i < 9; i++) {
      Answer needed = ask(username);
      assertThat(state(needed)).isEqualTo("PROOF_NEEDED");
      assertThat(needed.body().at("/securityCode/difficulty").asInt()).isEqualTo(6 + (i - 3) / 2);
      Answer open = ask(username, solved(needed.body().get("securityCode")));
      assertThat(state(open)).isEqualTo("OPEN");
      assertThat(open.body().get("username").asString()).isEqualTo(username);
    }
    success(username);
    assertThat(state(ask(username))).isEqualTo("OPEN");
  }

  @Test
  void workThatWasAskedForCheaplyOrDoneBeforeIsNotEnough() throws Exception {
    for (int i = 0; i < 3; i++) {
      ask(username);
    }
    Map<String, String> once = solved(ask(username).body().get("securityCode"));
    Map<String, String> easy = solved();
    Map<String, String> easyToo = solved();
    assertThat(state(ask(username, once))).isEqualTo("OPEN");
    assertThat(state(ask(username, once))).isEqualTo("PROOF_NEEDED");
    assertThat(state(ask(username, Map.of("id", "x", "answer", "1")))).isEqualTo("PROOF_NEEDED");
    assertThat(state(ask(username, easy))).isEqualTo("OPEN");
    Answer harder = ask(username, easyToo);
    assertThat(state(harder)).isEqualTo("PROOF_NEEDED");
    assertThat(harder.body().at("/securityCode/difficulty").asInt()).isEqualTo(7);
  }

  @Test
  void aNationalCodeFindsItsAccountAndIsCountedWithItsUserName() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);

    Answer known = ask(persianDigits(nationalCode));
    assertThat(known.body().get("username").asString()).isEqualTo(username);
    assertThat(state(ask(username.toUpperCase(java.util.Locale.ROOT)))).isEqualTo("OPEN");
    assertThat(state(ask(nationalCode))).isEqualTo("OPEN");
    assertThat(state(ask(username))).isEqualTo("PROOF_NEEDED");
    assertThat(state(ask(nationalCode))).isEqualTo("PROOF_NEEDED");
    success(nationalCode);
    assertThat(state(ask(username))).isEqualTo("OPEN");
  }

  @Test
  void aNameThatNobodyHasIsAnsweredAsOneThatSomebodyHas(CapturedOutput output) throws Exception {
    String nobody = nobodysCode();
    for (int i = 0; i < 3; i++) {
      Answer open = ask(nobody);
      assertThat(state(open)).isEqualTo("OPEN");
      assertThat(open.body().propertyNames()).containsExactlyInAnyOrder("state", "username");
      assertThat(open.body().get("username").asString()).isEqualTo(nobody);
    }
    assertThat(state(ask(nobody))).isEqualTo("PROOF_NEEDED");
    String name = "nobody." + username;
    ask(name);
    success(name);
    assertThat(everythingStored() + output.getAll()).doesNotContain(nobody, name, address);
  }

  @Test
  void twentyFailuresWithinAnHourCloseANameWhereverTheyComeFrom() throws Exception {
    for (int i = 0; i < 20; i++) {
      address = somewhere();
      assertThat(state(ask(username, solvedHard()))).isEqualTo("OPEN");
      clock.forward(Duration.ofMinutes(1));
    }
    Answer closed = ask(username, solvedHard());
    assertThat(state(closed)).isEqualTo("CLOSED");
    assertThat(closed.body().get("retryAfterSeconds").asInt()).isEqualTo(40 * 60);
    assertThat(closed.body().propertyNames())
        .containsExactlyInAnyOrder("state", "retryAfterSeconds");
    clock.forward(Duration.ofMinutes(40));
    assertThat(state(ask(username, solvedHard()))).isEqualTo("OPEN");
    assertThat(state(ask(username, solvedHard()))).isEqualTo("CLOSED");
  }

  @Test
  void whoeverLogsInRightIsNeverClosed() throws Exception {
    for (int i = 0; i < 25; i++) {
      assertThat(state(ask(username))).isEqualTo("OPEN");
      success(username);
    }
  }

  @Test
  void tenFailuresFromAnAddressAskForWorkWhateverTheNameUntilAnHourHasPassed() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(state(ask(username + i))).isEqualTo("OPEN");
    }
    assertThat(state(ask(username))).isEqualTo("PROOF_NEEDED");
    success(username + 9);
    assertThat(state(ask(username))).isEqualTo("OPEN");
    assertThat(state(ask(username))).isEqualTo("PROOF_NEEDED");
    String before = address;
    address = somewhere();
    assertThat(state(ask(username))).isEqualTo("OPEN");
    address = before;
    clock.forward(Duration.ofHours(1));
    assertThat(state(ask(username + "x"))).isEqualTo("OPEN");
  }

  @Test
  void whatNobodyTriedForThirtyDaysIsForgotten() throws Exception {
    ask(username);
    assertThat(mongo.getCollection("tryLedgers").countDocuments()).isPositive();
    clock.forward(Duration.ofDays(31));
    eventually(() -> assertThat(mongo.getCollection("tryLedgers").countDocuments()).isZero());
  }

  @Test
  void spoiltQuestionsAreRefusedByField() throws Exception {
    for (String body :
        List.of(
            "{}",
            "{\"name\":\"\",\"address\":\"192.0.2.1\"}",
            "{\"name\":\"%s\",\"address\":\"192.0.2.1\"}".formatted("n".repeat(65)),
            "{\"name\":\"n\",\"address\":\"192.0.2.1\",\"securityCode\":{\"id\":\"x\"}}",
            "{\"name\":\"n\",\"address\":\"192.0.2.1\",\"password\":\"p\"}")) {
      assertThat(keycloak("/internal/logins", body).status()).as(body).isEqualTo(400);
    }
    assertThat(state(ask("‎"))).isEqualTo("OPEN");
    assertThat(state(ask("سارا$.{}"))).isEqualTo("OPEN");
  }

  /** Two thousand at once, a hundred of them with hard work done: no more than twenty come in. */
  @Test
  void ofTwoThousandTriesOfOneNameAtOnceNoMoreThanTheLimitAreOpen() throws Exception {
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String body = question(username, somewhere(), i % 20 == 0 ? solvedHard() : null);
      tries.add(() -> keycloak("/internal/logins", body));
    }
    var states = new TreeMap<String, Integer>();
    long started = System.nanoTime();
    for (Answer answer : allAtOnce(tries)) {
      assertThat(answer.status()).isEqualTo(200);
      states.merge(state(answer), 1, Integer::sum);
    }
    System.out.printf(
        "FIGURE 2000 tries of one name at once: %s in %d ms%n",
        states, (System.nanoTime() - started) / 1_000_000);
    assertThat(states.get("OPEN")).isBetween(3, 20);
    for (int i = 0; i < 20 - states.get("OPEN"); i++) {
      assertThat(state(ask(username, solvedHard()))).isEqualTo("OPEN");
    }
    assertThat(state(ask(username, solvedHard()))).isEqualTo("CLOSED");
  }

  /** From one address, each try of another name: without work ten come in. */
  @Test
  void ofManyTriesFromOneAddressAtOnceTenAreOpenWithoutWork() throws Exception {
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String body = question(username + i, address, null);
      tries.add(() -> keycloak("/internal/logins", body));
    }
    assertThat(allAtOnce(tries)).filteredOn(one -> state(one).equals("OPEN")).hasSize(10);
  }

  private static String state(Answer answer) {
    return answer.body().path("state").asString(answer.code());
  }

  private Answer ask(String name) throws Exception {
    return keycloak("/internal/logins", question(name, address, null));
  }

  private Answer ask(String name, Map<String, String> solved) throws Exception {
    return keycloak("/internal/logins", question(name, address, solved));
  }

  private void success(String name) throws Exception {
    Answer noted = keycloak("/internal/logins/successes", question(name, address, null));
    assertThat(noted.status()).isEqualTo(204);
  }

  private static String question(
      String name, String address, @Nullable Map<String, String> solved) {
    var question = new HashMap<String, Object>(Map.of("name", name, "address", address));
    if (solved != null) {
      question.put("securityCode", solved);
    }
    return json.writeValueAsString(question);
  }

  private Answer keycloak(String path, String body) throws Exception {
    return send("POST", path, body, TestTokens.service("identity-service", "keycloak"));
  }
}
