package ir.takmil.identity;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A person's way to an account, over HTTP, with a real store and broker. */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationRoadTest extends WholeService {
  @Test
  void a_person_gets_an_account_and_is_known_by_it(CapturedOutput output) throws Exception {
    String registration = begin();
    Answer sent = chooseAccount(registration);
    assertThat(sent.status()).isEqualTo(202);
    assertThat(Instant.parse(sent.body().get("codeExpiresAt").asString()))
        .isEqualTo(clock.instant().plusSeconds(120));
    assertThat(Instant.parse(sent.body().get("resendAfter").asString()))
        .isEqualTo(clock.instant().plusSeconds(60));
    assertThat(around.user(username).orElseThrow())
        .satisfies(user -> {
          assertThat(user.enabled()).isFalse();
          assertThat(user.person()).isEqualTo(person);
          assertThat(user.password()).isEqualTo(PASSWORD);
        });
    String code = around.codeSentTo(mobile);
    assertThat(code).matches("[0-9]{6}");

    Answer opened = verify(registration, persianDigits(code));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body().get("username").asString()).isEqualTo(username);
    assertThat(around.user(username).orElseThrow())
        .satisfies(user -> assertThat(user.enabled() && user.insured()).isTrue());
    assertThat(verify(registration, code)).isEqualTo(opened);

    JsonNode event = published(person);
    assertThat(event.propertyNames())
        .containsExactlyInAnyOrder("accountId", "personId", "openedAt");

    String contact = "/internal/people/" + person + "/contact";
    assertThat(get(contact, TestTokens.service("identity-service", "notification-service")).body())
        .isEqualTo(json.readTree("{\"mobile\":\"" + mobile + "\"}"));
    assertThat(get(contact, TestTokens.service("identity-service", "claims-service")).status())
        .isEqualTo(403);
    assertThat(get(contact, TestTokens.person("identity-service", person)).status()).isEqualTo(403);
    assertThat(get(contact, null).status()).isEqualTo(401);

    JsonNode me = get("/me", TestTokens.person("identity-service", person)).body();
    assertThat(me.get("person").asString()).isEqualTo(person);
    assertThat(get("/me", null).status()).isEqualTo(401);

    Answer second = post("/registrations", asking(nationalCode, "1985-05-12", solved()));
    assertThat(second.code()).isEqualTo("account-exists");
    assertThat(second.status()).isEqualTo(409);

    assertThat(everythingStored() + output.getAll())
        .doesNotContain(nationalCode, mobile.substring(3), code, PASSWORD)
        .doesNotContain("Bearer ey");
    assertThat(everythingStored()).doesNotContain("ir.takmil");
  }

  @Test
  void unknown_and_mismatched_get_the_same_answer() throws Exception {
    Answer mismatched = post("/registrations", asking(nationalCode, "1985-05-13", solved()));
    Answer unknown = post("/registrations", asking(nobodysCode(), "1985-05-12", solved()));
    assertThat(mismatched.status()).isEqualTo(422);
    assertThat(mismatched.code()).isEqualTo("identity-not-confirmed");
    assertThat(unknown).isEqualTo(mismatched);
  }

  @Test
  void a_security_code_is_ours_solved_in_time_and_used_once() throws Exception {
    Map<String, String> solved = solved();
    assertThat(post("/registrations", asking(nationalCode, "1985-05-12", solved)).status())
        .isEqualTo(201);
    Map<String, String> late = solved();
    clock.forward(Duration.ofMinutes(5));
    Map<String, String> eased = new HashMap<>(solved());
    eased.computeIfPresent("id", (same, id) -> id.replace(".6.", ".0."));
    JsonNode asked = post("/security-codes", "").body();
    int wrongAnswer = 0;
    while (works(asked.get("challenge").asString(), wrongAnswer, 6)) {
      wrongAnswer++;
    }
    var unsolved = Map.of("id", asked.get("id").asString(), "answer", "" + wrongAnswer);
    for (Map<String, String> wrong :
        List.of(solved, late, eased, unsolved, Map.of("id", "x", "answer", "1"))) {
      Answer refused = post("/registrations", asking(nationalCode, "1985-05-12", wrong));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("security-code-wrong");
    }
  }

  @Test
  void wrong_input_is_told_by_field_in_persian() throws Exception {
    Answer code = post("/registrations", asking("1234567890", "1985-05-12", solved()));
    assertThat(code.status()).isEqualTo(400);
    assertThat(code.body().at("/errors/0/pointer").asString()).isEqualTo("/nationalCode");
    assertThat(code.body().at("/errors/0/code").asString()).isEqualTo("national-code-wrong");

    String registration = begin();
    Answer weak = chooseAccount(registration, username, mobile, "1234567890", "1234567891");
    assertThat(weak.status()).isEqualTo(422);
    assertThat(weak.body().get("errors").findValuesAsString("code"))
        .containsExactly("password-common", "password-repeat-differs");
    assertThat(weak.body().at("/errors/0/detail").asString()).contains("رمز عبور");
    assertThat(chooseAccount(registration, "1user", mobile, PASSWORD, PASSWORD).code())
        .isEqualTo("username-wrong");
    assertThat(post("/registrations/" + UUID.randomUUID() + "/code-resends", "").status())
        .isEqualTo(404);
  }

  @Test
  void of_many_guesses_at_once_five_are_counted_and_none_more() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    String code = around.codeSentTo(mobile);
    List<Callable<Answer>> guesses = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String guess = "%06d".formatted((Integer.parseInt(code) + 1 + i) % 1_000_000);
      guesses.add(() -> verify(registration, guess));
    }
    var left = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var guess : threads.invokeAll(guesses)) {
        assertThat(guess.get().status()).isEqualTo(422);
        assertThat(guess.get().code()).isEqualTo("code-wrong");
        left.add(guess.get().body().get("triesLeft").asInt());
      }
    }
    assertThat(left).filteredOn(tries -> tries > 0).containsExactlyInAnyOrder(4, 3, 2, 1);
    assertThat(verify(registration, code).code()).isEqualTo("code-wrong");
  }

  @Test
  void of_the_right_code_sent_many_times_at_once_one_account_comes() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    String code = around.codeSentTo(mobile);
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      tries.add(() -> verify(registration, code));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        assertThat(answer.get().status()).isEqualTo(201);
      }
    }
    assertThat(mongo.getCollection("accounts").countDocuments(new Document("person", person)))
        .isEqualTo(1);
  }

  @Test
  void a_new_code_is_sent_after_a_minute_and_five_times_an_hour() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    String first = around.codeSentTo(mobile);
    Answer soon = resend(registration);
    assertThat(soon.status()).isEqualTo(429);
    assertThat(soon.code()).isEqualTo("code-too-soon");
    assertThat(soon.body().get("retryAfter").asInt()).isEqualTo(60);
    for (int i = 0; i < 4; i++) {
      clock.forward(Duration.ofSeconds(61));
      assertThat(resend(registration).status()).isEqualTo(202);
    }
    clock.forward(Duration.ofSeconds(61));
    assertThat(resend(registration).code()).isEqualTo("code-too-often");
    assertThat(verify(registration, first).status()).isEqualTo(422);

    // another registration and another number do not help: the person has had five
    String other = begin();
    Answer again = chooseAccount(other, "x" + username, "+989111111111", PASSWORD, PASSWORD);
    assertThat(again.code()).isEqualTo("code-too-often");
    assertThat(around.codeSentTo("+989111111111")).isEqualTo("none");
  }

  @Test
  void an_expired_code_says_so() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    clock.forward(Duration.ofMinutes(2));
    assertThat(verify(registration, around.codeSentTo(mobile)).code()).isEqualTo("code-expired");
  }

  @Test
  void a_neighbour_that_is_away_is_a_503_and_nothing_is_lost() throws Exception {
    String registration = begin();
    around.codesAway = true;
    Answer away = chooseAccount(registration);
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.code()).isEqualTo("neighbour-away");
    around.codesAway = false;
    clock.forward(Duration.ofMinutes(1));
    assertThat(resend(registration).status()).isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
  }

  @Test
  void what_was_verified_is_finished_though_keycloak_was_away() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    around.keycloakAway = true;
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(503);
    assertThat(around.user(username).orElseThrow().enabled()).isFalse();
    around.keycloakAway = false;
    clock.forward(Duration.ofSeconds(31));
    eventually(() -> assertThat(around.user(username).orElseThrow().enabled()).isTrue());
  }

  @Test
  void a_name_that_was_never_verified_is_free_again() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    around.knows(nationalCode, "1990-01-01", UUID.randomUUID().toString());
    Answer other = post("/registrations", asking(nationalCode, "1990-01-01", solved()));
    String second = other.body().get("id").asString();
    Answer taken = chooseAccount(second, username, "+989222222222", PASSWORD, PASSWORD);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("username-taken");
    clock.forward(Duration.ofMinutes(16));
    eventually(() -> assertThat(around.user(username)).isEmpty());
    assertThat(resend(registration).code()).isIn("registration-unknown", "registration-expired");
  }

  @Test
  void choosing_again_replaces_the_user_at_keycloak() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    clock.forward(Duration.ofSeconds(61));
    Answer again = chooseAccount(registration, "new" + username, mobile, PASSWORD, PASSWORD);
    assertThat(again.status()).isEqualTo(202);
    assertThat(around.user(username)).isEmpty();
    clock.forward(Duration.ofSeconds(61));
    assertThat(chooseAccount(registration, "new" + username, mobile, PASSWORD, PASSWORD).status())
        .isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).body().get("username").asString())
        .isEqualTo("new" + username);
  }

  @Test
  void one_person_who_verifies_twice_gets_one_account() throws Exception {
    String first = begin();
    String second = begin();
    chooseAccount(first);
    String firstCode = around.codeSentTo(mobile);
    clock.forward(Duration.ofSeconds(61));
    chooseAccount(second, "b" + username, mobile, PASSWORD, PASSWORD);
    String secondCode = around.codeSentTo(mobile);
    assertThat(verify(first, firstCode).status()).isEqualTo(201);
    Answer refused = verify(second, secondCode);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("account-exists");
    assertThat(around.user("b" + username)).isEmpty();
    assertThat(around.user(username).orElseThrow().enabled()).isTrue();
  }

  /** Knowing somebody's birth date must not be enough to put one's own password under theirs. */
  @Test
  void nobody_slips_another_password_under_a_name_that_was_chosen() throws Exception {
    String first = begin();
    String second = begin();
    chooseAccount(first);
    String firstCode = around.codeSentTo(mobile);
    String login = around.user(username).orElseThrow().id();
    clock.forward(Duration.ofSeconds(61));
    assertThat(chooseAccount(second, username, "+989333333333", "n" + PASSWORD, "n" + PASSWORD))
        .extracting(Answer::status)
        .isEqualTo(202);
    assertThat(around.user(username).orElseThrow().id()).isNotEqualTo(login);

    Answer refused = verify(first, firstCode);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("illegal-move");
    assertThat(refused.body().get("actions").toString()).isEqualTo("[\"choose-account\"]");
    assertThat(around.user(username).orElseThrow().enabled()).isFalse();

    clock.forward(Duration.ofSeconds(61));
    assertThat(chooseAccount(first).status()).isEqualTo(202);
    assertThat(verify(first, around.codeSentTo(mobile)).status()).isEqualTo(201);
    assertThat(around.user(username).orElseThrow())
        .satisfies(user -> {
          assertThat(user.enabled() && user.insured()).isTrue();
          assertThat(user.password()).isEqualTo(PASSWORD);
        });
    assertThat(verify(second, around.codeSentTo("+989333333333")).status()).isEqualTo(409);
    Answer late = chooseAccount(second, username, mobile, "n" + PASSWORD, "n" + PASSWORD);
    assertThat(late.code()).isEqualTo("account-exists");
    assertThat(around.user(username).orElseThrow().password()).isEqualTo(PASSWORD);
  }

  @Test
  void a_name_that_another_registration_means_survives_a_change_of_mind() throws Exception {
    String first = begin();
    String second = begin();
    chooseAccount(first);
    clock.forward(Duration.ofSeconds(61));
    chooseAccount(second);
    String code = around.codeSentTo(mobile);
    clock.forward(Duration.ofSeconds(61));
    chooseAccount(first, "b" + username, mobile, PASSWORD, PASSWORD);
    assertThat(around.user(username)).isPresent();
    assertThat(verify(second, code).status()).isEqualTo(201);
    assertThat(around.user(username).orElseThrow().enabled()).isTrue();
  }

  @Test
  void a_name_that_another_registration_means_survives_the_end_of_the_first() throws Exception {
    String first = begin();
    chooseAccount(first);
    clock.forward(Duration.ofMinutes(14));
    String second = begin();
    chooseAccount(second);
    clock.forward(Duration.ofSeconds(100));
    eventually(() ->
        assertThat(mongo.getCollection("registrations").find(new Document("person", person)))
            .hasSize(1));
    assertThat(verify(second, around.codeSentTo(mobile)).status()).isEqualTo(201);
    assertThat(around.user(username).orElseThrow().enabled()).isTrue();
  }

  @Test
  void one_name_chosen_many_times_at_once_leaves_one_login_that_opens() throws Exception {
    List<Callable<Answer>> choices = new ArrayList<>();
    var begun = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      String registration = begin();
      begun.add(registration);
      String number = "+9890" + i + nationalCode.substring(3);
      for (int twice = 0; twice < 2; twice++) {
        choices.add(() -> chooseAccount(registration, username, number, PASSWORD, PASSWORD));
      }
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var choice : threads.invokeAll(choices)) {
        assertThat(choice.get().status()).isIn(202, 409, 429);
      }
    }
    clock.forward(Duration.ofSeconds(61));
    String registration = begun.getFirst();
    assertThat(chooseAccount(registration).status()).isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
    assertThat(around.user(username).orElseThrow().enabled()).isTrue();
  }

  @Test
  void a_name_reserved_by_a_crash_is_free_for_the_person_at_once() throws Exception {
    String registration = begin();
    around.keycloakSilent = true;
    assertThat(chooseAccount(registration).status()).isEqualTo(503);
    assertThat(around.user(username)).isPresent();
    around.keycloakSilent = false;
    assertThat(chooseAccount(registration).status()).isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
    assertThat(around.user(username).orElseThrow().enabled()).isTrue();
  }

  @Test
  void a_name_reserved_by_a_crash_is_free_for_everybody_at_the_end() throws Exception {
    String registration = begin();
    around.keycloakSilent = true;
    assertThat(chooseAccount(registration).status()).isEqualTo(503);
    around.keycloakSilent = false;
    assertThat(chooseAccount(registration, "b" + username, mobile, PASSWORD, PASSWORD).status())
        .isEqualTo(202);
    assertThat(around.user(username)).isPresent();
    clock.forward(Duration.ofMinutes(16));
    eventually(() -> {
      assertThat(around.user(username)).isEmpty();
      assertThat(around.user("b" + username)).isEmpty();
    });
  }

  // ---- what became of it ----

  private static JsonNode published(String person) throws IOException {
    try (var consumer =
        new KafkaConsumer<String, byte[]>(
            Map.of(
                "bootstrap.servers", BackingServices.kafka(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("identity.account"));
      return eventually(() -> {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          JsonNode said = json.readTree(record.value());
          if (said.get("personId").asString().equals(person)) {
            assertThat(
                    new String(
                        record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("identity.account-opened.v1");
            return said;
          }
        }
        throw new AssertionError("not published yet");
      });
    }
  }
}
