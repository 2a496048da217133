package ir.takmil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody runs into who guesses, or asks too often, on the way to an account. */
class RegistrationLimitsTest extends WholeService {

  @Test
  void of_many_guesses_of_a_birth_date_five_an_hour_are_answered() throws Exception {
    String unknown = nobodysCode();
    for (String guessed : List.of(nationalCode, unknown)) {
      List<Callable<Answer>> guesses = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String asking = asking(guessed, "1985-06-%02d".formatted(1 + i % 30), solvedHard());
        String from = somewhere();
        guesses.add(() -> send(from, "POST", "/registrations", asking, null));
      }
      var answers = new ArrayList<Answer>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var guess : threads.invokeAll(guesses)) {
          answers.add(guess.get());
        }
      }
      assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(5);
      assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(27);
      assertThat(around.checksOf(guessed)).isEqualTo(5);
    }
    Answer late = post("/registrations", asking(nationalCode, "1985-05-12", solved()));
    assertThat(late.code()).isEqualTo("identity-checked-too-often");
    assertThat(late.body().get("retryAfter").asInt()).isEqualTo(3600);
    assertThat(late.body().get("detail").asString()).contains("60 دقیقهٔ");
    assertThat(post("/registrations", asking(unknown, "1985-05-12", solved()))).isEqualTo(late);
    assertThat(around.checksOf(nationalCode)).isEqualTo(5);
    assertThat(everythingStored()).doesNotContain(nationalCode, unknown);
    clock.forward(Duration.ofHours(1));
    begin();
  }

  @Test
  void a_right_birth_date_makes_the_count_of_wrong_ones_zero() throws Exception {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(identify(nationalCode, "1985-05-13").code()).isEqualTo("identity-not-confirmed");
      }
      begin();
    }
  }

  @Test
  void a_check_that_nobody_answered_is_no_wrong_guess() throws Exception {
    around.peopleAway = true;
    for (int i = 0; i < 6; i++) {
      assertThat(post("/registrations", asking(nationalCode, "1985-05-12", solved())).status())
          .isEqualTo(503);
    }
    around.peopleAway = false;
    begin();
  }

  @Test
  void the_work_is_harder_after_wrong_birth_dates_for_known_and_unknown_codes_alike()
      throws Exception {
    for (String guessed : List.of(nationalCode, nobodysCode())) {
      Map<String, String> easy = solved();
      for (int wrong = 0; wrong < 2; wrong++) {
        String from = somewhere();
        assertThat(
                send(from, "POST", "/registrations", asking(guessed, "1985-05-13", solved()), null)
                    .code())
            .isEqualTo("identity-not-confirmed");
      }
      Answer harder = post("/registrations", asking(guessed, "1985-05-13", easy));
      assertThat(harder.status()).isEqualTo(422);
      assertThat(harder.code()).isEqualTo("security-code-too-easy");
      assertThat(harder.body().at("/securityCode/difficulty").asInt()).isEqualTo(7);
      Map<String, String> solved = solved(harder.body().get("securityCode"));
      assertThat(post("/registrations", asking(guessed, "1985-05-13", solved)).code())
          .isEqualTo("identity-not-confirmed");
      assertThat(post("/registrations", asking(nobodysCode(), "1985-05-13", easy)).code())
          .isEqualTo("identity-not-confirmed");
    }
  }

  @Test
  void the_work_is_harder_where_many_wrong_birth_dates_come_from_until_an_hour_has_passed()
      throws Exception {
    for (int wrong = 0; wrong < 12; wrong++) {
      assertThat(post("/security-codes", "").body().get("difficulty").asInt()).isEqualTo(6);
      assertThat(identify(nobodysCode(), "1985-05-13").code()).isEqualTo("identity-not-confirmed");
    }
    assertThat(post("/security-codes", "").body().get("difficulty").asInt()).isEqualTo(7);
    assertThat(everythingStored()).doesNotContain(address);
    clock.forward(Duration.ofHours(1));
    assertThat(post("/security-codes", "").body().get("difficulty").asInt()).isEqualTo(6);
  }

  @Test
  void from_one_address_a_hundred_registrations_an_hour_are_begun() throws Exception {
    for (int i = 0; i < 100; i++) {
      begin();
    }
    Answer late = post("/registrations", asking(nationalCode, "1985-05-12", solved()));
    assertThat(late.status()).isEqualTo(429);
    assertThat(late.code()).isEqualTo("registrations-too-often");
    assertThat(late.body().get("retryAfter").asInt()).isEqualTo(3600);
    address = somewhere();
    begin();
  }

  @Test
  void codes_that_did_not_go_out_cost_nothing() throws Exception {
    String registration = begin();
    around.codesAway = true;
    for (int i = 0; i < 2; i++) {
      assertThat(chooseAccount(registration).status()).isEqualTo(503);
    }
    assertThat(resend(registration).status()).isEqualTo(503);
    around.codesAway = false;
    assertThat(resend(registration).status()).isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
  }

  @Test
  void after_a_hundred_wrong_codes_in_a_row_a_number_is_closed_whoever_asks() throws Exception {
    for (int day = 0; day < 2; day++) {
      for (int code = 0; code < 10; code++) {
        String registration = begin();
        assertThat(chooseAccount(registration).status()).isEqualTo(202);
        for (int wrong = 0; wrong < 5; wrong++) {
          assertThat(verify(registration, "x").code()).isEqualTo("code-wrong");
        }
        clock.forward(Duration.ofMinutes(13));
      }
      clock.forward(Duration.ofHours(22));
    }
    String other = nobodysCode();
    around.knows(other, "1985-05-12", UUID.randomUUID().toString());
    String registration = identify(other, "1985-05-12").body().get("id").asString();
    Answer closed = chooseAccount(registration, "z" + username, mobile, PASSWORD, PASSWORD);
    assertThat(closed.status()).isEqualTo(429);
    assertThat(closed.code()).isEqualTo("codes-closed");
    clock.forward(Duration.ofDays(1));
    registration = begin();
    assertThat(chooseAccount(registration).status()).isEqualTo(202);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
  }

  @Test
  void a_registration_says_how_far_it_is_and_nothing_of_the_person() throws Exception {
    String registration = begin();
    String path = "/registrations/" + registration;
    Instant began = clock.instant();
    assertThat(get(path, null).body())
        .isEqualTo(
            json.valueToTree(
                Map.of(
                    "step",
                    "IDENTITY_CONFIRMED",
                    "expiresAt",
                    began.plus(Duration.ofMinutes(15)).toString())));
    clock.forward(Duration.ofMinutes(1));
    Answer sent = chooseAccount(registration);
    JsonNode chosen = get(path, null).body();
    assertThat(chosen.propertyNames())
        .containsExactlyInAnyOrder("step", "expiresAt", "codeExpiresAt", "resendAfter");
    assertThat(chosen.get("step").asString()).isEqualTo("ACCOUNT_CHOSEN");
    assertThat(chosen.get("codeExpiresAt")).isEqualTo(sent.body().get("codeExpiresAt"));
    assertThat(chosen.get("resendAfter")).isEqualTo(sent.body().get("resendAfter"));
    verify(registration, around.codeSentTo(mobile));
    assertThat(get(path, null).body().get("step").asString()).isEqualTo("OPENED");
    assertThat(get("/registrations/" + UUID.randomUUID(), null).code())
        .isEqualTo("registration-unknown");
  }

  @Test
  void a_registration_that_ran_out_is_not_shown() throws Exception {
    String registration = begin();
    clock.forward(Duration.ofMinutes(15));
    assertThat(get("/registrations/" + registration, null).code())
        .isEqualTo("registration-expired");
  }
}
