package ir.takmil.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the SMS provider's protocol, keeps a log of what really went out, and misbehaves. */
public final class SmsStandIn {
  public static final String KEY = "a-key-of-the-provider";

  /** How it answers. */
  public enum Mood {
    WELL,
    ACCEPTS_THEN_SILENT,
    ACCEPTS_THEN_FAILS,
    SILENT,
    FAILS,
    REFUSES,
    TOO_BUSY,
    HTML,
    TRUNCATED,
    HUGE,
    HANGS_UP
  }

  public record Text(String id, String to, String text) {}

  private final JsonMapper mapper = new JsonMapper();
  private final HttpServer server;
  private final Map<String, Text> sent = new LinkedHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood sending = Mood.WELL;
  private volatile Mood answering = Mood.WELL;
  private volatile CountDownLatch silence = new CountDownLatch(1);

  public SmsStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/sms/v1/messages", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms/v1";
  }

  public void sends(Mood mood) {
    sending = mood;
  }

  public void answersQuestions(Mood mood) {
    answering = mood;
  }

  public void behaveAndForget() {
    sending = Mood.WELL;
    answering = Mood.WELL;
    silence.countDown();
    silence = new CountDownLatch(1);
    asked.set(0);
    synchronized (sent) {
      sent.clear();
    }
  }

  public List<Text> sent() {
    synchronized (sent) {
      return List.copyOf(sent.values());
    }
  }

  public List<Text> sentTo(String mobile) {
    return sent().stream().filter(text -> text.to().equals(mobile)).toList();
  }

  public int asked() {
    return asked.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "{}");
      } else if (exchange.getRequestMethod().equals("POST")) {
        JsonNode body = mapper.readTree(exchange.getRequestBody());
        var text =
            new Text(
                body.get("id").asString(), body.get("to").asString(), body.get("text").asString());
        post(exchange, text);
      } else {
        asked.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        get(exchange, path.substring("/sms/v1/messages/".length()));
      }
    }
  }

  private void post(HttpExchange exchange, Text text) throws IOException {
    switch (sending) {
      case WELL -> answer(exchange, keep(text) ? 202 : 200, accepted(text.id()));
      case ACCEPTS_THEN_SILENT -> {
        keep(text);
        stayStill();
      }
      case ACCEPTS_THEN_FAILS -> {
        keep(text);
        answer(exchange, 500, "{}");
      }
      default -> misbehave(exchange, sending, text.id());
    }
  }

  private void get(HttpExchange exchange, String id) throws IOException {
    if (answering != Mood.WELL) {
      misbehave(exchange, answering, id);
      return;
    }
    boolean known;
    synchronized (sent) {
      known = sent.containsKey(id);
    }
    answer(exchange, known ? 200 : 404, known ? accepted(id) : "{}");
  }

  private void misbehave(HttpExchange exchange, Mood mood, String id) throws IOException {
    switch (mood) {
      case SILENT -> stayStill();
      case FAILS -> answer(exchange, 503, "<html>no</html>");
      case REFUSES -> answer(exchange, 422, "{\"error\":\"number\"}");
      case TOO_BUSY -> answer(exchange, 429, "{}");
      case HTML -> answer(exchange, 200, "<!doctype html><html><body>سلام</body></html>");
      case TRUNCATED -> answer(exchange, 202, accepted(id).substring(0, 9));
      case HUGE -> answer(exchange, 202, "{\"id\":\"" + "x".repeat(1 << 20) + "\"}");
      default -> {} // hangs up: the exchange is closed without a word
    }
  }

  private void stayStill() {
    try {
      silence.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean keep(Text text) {
    synchronized (sent) {
      return sent.putIfAbsent(text.id(), text) == null;
    }
  }

  private static String accepted(String id) {
    return "{\"id\":\"" + id + "\",\"status\":\"ACCEPTED\"}";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
