package ir.takmil.local.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request comes in here, and meets the mood of the sandbox it is for. */
final class Front implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(Front.class);
  private static final Answer RUBBISH =
      Answer.of(200, "text/html", "<html><head><title>502</title></head><body>\u0000{\"id\":");

  /** Longer than any caller waits; the thread is a virtual one. */
  private static final long SILENCE_MILLIS = 600_000;

  private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();

  Front(List<Sandbox> sandboxes) {
    for (Sandbox sandbox : sandboxes) {
      this.sandboxes.put(sandbox.name(), sandbox);
      moods.put(sandbox.name(), Mood.WELL);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Answer> answer = answerOrProblem(exchange);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    }
  }

  private Optional<Answer> answerOrProblem(HttpExchange exchange) throws IOException {
    try {
      return answer(Asked.read(exchange));
    } catch (Refused e) {
      return Optional.of(e.answer());
    } catch (UncheckedIOException e) {
      log.error("a sandbox could not write its log", e);
      return Optional.of(Answer.problem(507, "not-kept", "it could not be written to the disk"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Empty when the sandbox is dead: the connection closes and nothing is said. */
  private Optional<Answer> answer(Asked asked) throws InterruptedException {
    if (asked.path().isEmpty()) {
      return Optional.of(Page.index(sandboxes.values(), moods));
    }
    if (asked.is("GET", "health")) {
      return Optional.of(Answer.json(200, Map.of("status", "UP")));
    }
    Sandbox sandbox = sandboxes.get(asked.path().getFirst());
    if (sandbox == null) {
      return Optional.of(Answer.nothingHere());
    }
    if (asked.path().size() == 2 && asked.path().get(1).equals("mood")) {
      return Optional.of(mood(sandbox, asked));
    }
    boolean program =
        asked.path().size() > 1 && List.of("v1", "files").contains(asked.path().get(1));
    return program ? serve(sandbox, asked) : Optional.of(sandbox.show(asked));
  }

  private Optional<Answer> serve(Sandbox sandbox, Asked asked) throws InterruptedException {
    Mood mood = moodForOneRequest(sandbox.name());
    if (mood.delayMillis() > 0) {
      Thread.sleep(mood.delayMillis());
    }
    if (mood.dead()) {
      return Optional.empty();
    }
    if (mood.silent()) {
      Thread.sleep(SILENCE_MILLIS);
      return Optional.empty();
    }
    if (mood.failNext() > 0) {
      return Optional.of(Answer.problem(503, "out-of-order", "not now, by its mood"));
    }
    if (!asked.carries(sandbox.key())) {
      return Optional.of(Answer.problem(401, "wrong-key", "the bearer key is missing or wrong"));
    }
    Answer answer = sandbox.serve(asked);
    if (mood.acceptThenFail() && asked.writes()) {
      return Optional.of(Answer.problem(500, "failed-after", "it was done, or perhaps not"));
    }
    if (mood.wrong() && sandbox instanceof BasicInsurer insurer) {
      return Optional.of(insurer.wrong(asked));
    }
    return Optional.of(mood.garbage() ? RUBBISH : answer);
  }

  /** The mood before this request was counted. */
  private Mood moodForOneRequest(String name) {
    Mood[] before = {Mood.WELL};
    moods.computeIfPresent(
        name,
        (key, mood) -> {
          before[0] = mood;
          return mood.afterOneRequest();
        });
    return before[0];
  }

  private Answer mood(Sandbox sandbox, Asked asked) {
    return switch (asked.method()) {
      case "GET" -> Answer.json(200, moods.getOrDefault(sandbox.name(), Mood.WELL));
      case "PUT" -> {
        Mood mood = asked.json(Mood.class);
        moods.put(sandbox.name(), mood);
        yield Answer.json(200, mood);
      }
      case "POST" -> {
        moods.put(sandbox.name(), moodFromForm(asked));
        yield Answer.seeOther("/");
      }
      default -> Answer.problem(405, "method", "a mood is read with GET and set with PUT");
    };
  }

  private static Mood moodFromForm(Asked asked) {
    asked.refuseForeignPage();
    Map<String, String> form = asked.form();
    try {
      return new Mood(
          Long.parseLong(form.getOrDefault("delayMillis", "0")),
          Integer.parseInt(form.getOrDefault("failNext", "0")),
          form.containsKey("dead"),
          form.containsKey("silent"),
          form.containsKey("wrong"),
          form.containsKey("acceptThenFail"),
          form.containsKey("garbage"));
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "bad-mood", "delayMillis and failNext are whole and not negative");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", Page.POLICY);
    answer.headers().forEach(headers::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean said = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), said ? body.length : -1);
    if (said) {
      exchange.getResponseBody().write(body);
    }
  }
}
