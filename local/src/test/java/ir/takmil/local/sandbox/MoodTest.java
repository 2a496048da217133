package ir.takmil.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void failsTheNextFewAndIsWellAgain() throws IOException {
    world.mood("sms", "{\"failNext\":2}");

    assertThat(send("a").status()).isEqualTo(503);
    assertThat(send("a").status()).isEqualTo(503);
    assertThat(send("a").status()).isEqualTo(202);
    assertThat(world.get("/sms/mood").json().path("failNext").asInt()).isZero();
  }

  @Test
  void deadMeansNoAnswerAndNoEffect() throws IOException {
    world.mood("sms", "{\"dead\":true}");
    assertThatThrownBy(() -> send("a")).isInstanceOf(IOException.class);

    world.mood("sms", "{}");
    assertThat(send("a").status()).isEqualTo(202);
  }

  @Test
  void silentMeansThatTheConnectionStaysAndNothingIsSaid() throws IOException {
    world.mood("sms", "{\"silent\":true}");
    assertThatThrownBy(() ->
            world.send(
                world
                    .request("/sms/v1/messages")
                    .timeout(Duration.ofMillis(300))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))))
        .isInstanceOf(HttpTimeoutException.class);

    world.mood("sms", "{}");
    assertThat(send("a").status()).isEqualTo(202);
  }

  @Test
  void wrongMeansTheAmountsOfAnother() throws IOException {
    String asked = "{\"nationalCode\":\"9901452716\",\"date\":\"2026-11-20\"}";
    String path = "/social-security/v1/prescriptions";
    var right = world.post(path, "insurer-key", asked).json().at("/prescriptions/0");
    world.mood("social-security", "{\"wrong\":true}");
    var wrong = world.post(path, "insurer-key", asked).json().at("/prescriptions/0");

    assertThat(wrong.path("number")).isEqualTo(right.path("number"));
    assertThat(wrong.path("totalAmount")).isNotEqualTo(right.path("totalAmount"));
  }

  @Test
  void acceptThenFailDoesTheThingAndDoesNotSayIt() throws IOException {
    world.mood("sms", "{\"acceptThenFail\":true}");
    assertThat(send("a").status()).isEqualTo(500);

    assertThat(world.get("/sms/v1/messages/a", "sms-key").status()).isEqualTo(200);
    world.mood("sms", "{}");
    assertThat(send("a").status()).isEqualTo(200);
  }

  @Test
  void garbageIsNoJson() throws IOException {
    world.mood("social-security", "{\"garbage\":true}");
    World.Said said =
        world.post(
            "/social-security/v1/prescriptions",
            "insurer-key",
            "{\"nationalCode\":\"9901452716\",\"date\":\"2026-11-20\"}");

    assertThat(said.status()).isEqualTo(200);
    assertThatThrownBy(said::json).isInstanceOf(RuntimeException.class);
  }

  @Test
  void delayHoldsTheAnswerBack() throws IOException {
    world.mood("health-insurance", "{\"delayMillis\":300}");
    long start = System.nanoTime();
    World.Said said =
        world.post(
            "/health-insurance/v1/prescriptions",
            "insurer-key",
            "{\"nationalCode\":\"9906928158\",\"trackingCode\":\"1\"}");

    assertThat(said.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void oneSandboxDoesNotSufferFromTheMoodOfAnother() throws IOException {
    world.mood("bank", "{\"dead\":true}");

    assertThat(send("a").status()).isEqualTo(202);
    assertThat(world.get("/bank").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"delayMillis\":-1}",
        "{\"delayMillis\":600001}",
        "{\"failNext\":-1}",
        "{\"happy\":true}",
        "",
        "null"
      })
  void refusesAMoodThatIsNone(String mood) throws IOException {
    assertThat(world.put("/sms/mood", "", mood).status()).isEqualTo(400);
  }

  @Test
  void theFormOfTheIndexPageSetsAMood() throws IOException {
    World.Said said = submit(world.uri().toString());

    assertThat(said.status()).isEqualTo(303);
    assertThat(world.get("/sms/mood").json().path("dead").asBoolean()).isTrue();
    assertThat(world.get("/").body()).contains("name=\"dead\" checked");
  }

  @Test
  void theFormOfAnotherSiteDoesNot() throws IOException {
    assertThat(submit("http://elsewhere.example").status()).isEqualTo(403);
    assertThat(world.get("/sms/mood").json().path("dead").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/elsewhere", "/sms/v1/other", "/bank/other", "/bank/files/x", "/sms/x/y/z"})
  void anythingElseIsNotFoundEvenWithEveryKey(String path) throws IOException {
    String key = path.startsWith("/bank") ? "bank-key" : "sms-key";
    assertThat(world.get(path, key).status()).isEqualTo(404);
  }

  private World.Said submit(String origin) throws IOException {
    return world.send(
        world
            .request("/sms/mood")
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("delayMillis=0&failNext=3&dead=on")));
  }

  private World.Said send(String id) throws IOException {
    return world.post(
        "/sms/v1/messages",
        "sms-key",
        "{\"id\":\"%s\",\"to\":\"+989000001101\",\"text\":\"x\"}".formatted(id));
  }
}
