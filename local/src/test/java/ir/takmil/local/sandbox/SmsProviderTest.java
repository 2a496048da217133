package ir.takmil.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SmsProviderTest {
  private static final String MESSAGES = "/sms/v1/messages";

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
  void anIdIsSentOnceHoweverOftenItComes() throws IOException {
    World.Said first = send("c-1/1", "+989000001101", "ثبت شد");
    World.Said again = send("c-1/1", "+989000001101", "ثبت شد");

    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(world.get("/sms/messages").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void anIdIsSentOnceWhenManyBringItAtTheSameTime() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> send = () -> send("c-2/1", "+989000001101", "ثبت شد").status();
      for (var sent : threads.invokeAll(Collections.nCopies(32, send))) {
        statuses.add(sent.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(202).containsOnly(200, 202);
    assertThat(world.get("/sms/messages").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void tellsTheStateOfAMessage() throws IOException {
    send("c-3/1", "+989000001101", "ثبت شد");

    assertThat(world.get(MESSAGES + "/c-3%2F1", "sms-key").json().path("status").asString())
        .isEqualTo("ACCEPTED");
    assertThat(world.get(MESSAGES + "/other", "sms-key").status()).isEqualTo(404);
  }

  @Test
  void needsItsKey() throws IOException {
    assertThat(world.post(MESSAGES, "bank-key", "{}").status()).isEqualTo(401);
    assertThat(world.send(world.request(MESSAGES + "/x").GET()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"id\":\"a\",\"to\":\"09000001101\",\"text\":\"x\"}",
        "{\"id\":\"a\",\"to\":\"+989000001101\"}",
        "{\"id\":\" \",\"to\":\"+989000001101\",\"text\":\"x\"}",
        "{\"id\":\"a\",\"to\":\"+989000001101\",\"text\":\"x\",\"flash\":true}"
      })
  void refusesWhatItCannotSend(String body) throws IOException {
    assertThat(world.post(MESSAGES, "sms-key", body).status()).isEqualTo(400);
    assertThat(world.get("/sms/messages").json().path("total").asInt()).isZero();
  }

  @Test
  void listsWhatWasSentToANumberAfterAMoment() throws IOException {
    send("a", "+989000001101", "یک");
    send("b", "+989000001102", "دو");
    world.pass(Duration.ofSeconds(5));
    send("c", "+989000001101", "سه");

    var all = world.get("/sms/messages?to=+989000001101").json();
    assertThat(texts(all)).containsExactly("یک", "سه");
    var later = "&after=" + World.START.plusSeconds(1);
    assertThat(texts(world.get("/sms/messages?to=%2B989000001101" + later).json()))
        .containsExactly("سه");
    assertThat(texts(world.get("/sms/messages?after=2").json())).containsExactly("سه");
    assertThat(all.path("next").asString()).isEqualTo("3");
    assertThat(world.get("/sms/messages?after=soon").status()).isEqualTo(400);
  }

  @Test
  void theRestartedProviderKnowsWhatItAccepted() throws IOException {
    send("a", "+989000001101", "یک");
    world.restart();

    assertThat(send("a", "+989000001101", "یک").status()).isEqualTo(200);
    assertThat(send("b", "+989000001101", "دو").status()).isEqualTo(202);
    assertThat(texts(world.get("/sms/messages").json())).containsExactly("یک", "دو");
  }

  @Test
  void aLineThatWasCutByACrashIsForgottenAndTheNextOneIsWhole() throws IOException {
    send("a", "+989000001101", "یک");
    world.close();
    Files.writeString(
        folder.resolve("sms.jsonl"), "{\"number\":2,\"id\":\"b", StandardOpenOption.APPEND);
    world = new World(folder);

    assertThat(send("b", "+989000001101", "دو").status()).isEqualTo(202);
    world.restart();
    assertThat(texts(world.get("/sms/messages").json())).containsExactly("یک", "دو");
  }

  @Test
  void thePageShowsTextAsText() throws IOException {
    send("a", "+989000001101", "<script>alert('سلام')</script> & \"پایان\"");

    String page = world.get("/sms").body();
    assertThat(page)
        .contains("dir=\"rtl\"")
        .contains("&lt;script&gt;alert(&#39;سلام&#39;)&lt;/script&gt; &amp; &quot;پایان&quot;")
        .doesNotContain("<script>alert");
  }

  private World.Said send(String id, String to, String text) throws IOException {
    return world.post(
        MESSAGES, "sms-key", Json.MAPPER.writeValueAsString(new SmsProvider.Send(id, to, text)));
  }

  private static List<String> texts(JsonNode list) {
    return list.path("items").valueStream().map(item -> item.path("text").asString()).toList();
  }
}
