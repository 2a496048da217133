package ir.takmil.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The two basic insurers and policy-service, speaking their protocols, at their best and worst. */
public final class OutsideStandIn {
  public static final String KEY = "a-key-of-the-insurers";
  public static final String SOCIAL_SECURITY = "social-security";
  public static final String HEALTH_INSURANCE = "health-insurance";
  public static final String POLICY = "policy";

  /** How one of them answers. */
  public enum Mood {
    WELL,
    SILENT,
    TRICKLES,
    FAILS,
    HANGS_UP,
    HTML,
    TRUNCATED,
    WRONG_TYPES,
    ANOTHER_SHAPE,
    EMPTY,
    HUGE,
    FLOOD,
    REFUSES_KEY,
    UNDERSTANDS_NOTHING
  }

  private final HttpServer server;
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final Map<String, String> identityNumbers = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private volatile int consentStatus = 404;
  private volatile String consentBody = "";
  private volatile CountDownLatch silence = new CountDownLatch(1);

  public OutsideStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/social-security/v1/prescriptions", x -> insurer(SOCIAL_SECURITY, x));
    server.createContext("/health-insurance/v1/prescriptions", x -> insurer(HEALTH_INSURANCE, x));
    server.createContext("/internal/people/", this::policy);
    server.createContext("/internal/consents", this::consents);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void behave() {
    moods.clear();
    questions.clear();
    silence.countDown();
    silence = new CountDownLatch(1);
  }

  public void is(String who, Mood mood) {
    moods.put(who, mood);
  }

  public void knows(String person, String family, String nationalCode) {
    identityNumbers.put(person + "?family=" + family, nationalCode);
  }

  public List<String> questions() {
    return List.copyOf(questions);
  }

  /** What policy-service answers to the next questions about consents. */
  public void answersConsents(int status, String body) {
    consentStatus = status;
    consentBody = body;
  }

  private void consents(HttpExchange exchange) throws IOException {
    try (exchange) {
      questions.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      answer(exchange, consentStatus, consentBody);
    }
  }

  private void policy(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (moods.getOrDefault(POLICY, Mood.WELL) != Mood.WELL) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String[] path = exchange.getRequestURI().getPath().split("/");
      String code = identityNumbers.get(path[3] + "?" + exchange.getRequestURI().getQuery());
      if (code == null || !path[4].equals("identity-number")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        answer(exchange, 200, "{\"nationalCode\":\"" + code + "\"}");
      }
    }
  }

  private void insurer(String who, HttpExchange exchange) throws IOException {
    try (exchange) {
      questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "{}");
        return;
      }
      switch (moods.getOrDefault(who, Mood.WELL)) {
        case WELL -> answer(exchange, 200, list(prescription("52906960", "1330300")));
        case SILENT -> stayStill();
        case TRICKLES -> trickle(exchange);
        case FAILS -> answer(exchange, 500, "{}");
        case HANGS_UP -> {} // closed without a word
        case HTML -> answer(exchange, 200, "<!doctype html><html><body>خطا</body></html>");
        case TRUNCATED -> answer(exchange, 200, list(prescription("1", "2")).substring(0, 60));
        case WRONG_TYPES ->
            answer(
                exchange,
                200,
                list(
                    prescription("1", "\"much\""),
                    prescription("2", "-5"),
                    prescription("3", "12.5"),
                    prescription("4", "99999999999999999999"),
                    "17",
                    "null",
                    prescription("5", "7").replace("DRUG", "POISON"),
                    prescription("6", "7").replace("2024-06-29", "yesterday"),
                    prescription("7", "7").replace("[{", "{\"a\":[{").replace("}]", "}]}"),
                    prescription("good", "7")));
        case ANOTHER_SHAPE -> answer(exchange, 200, "[{\"prescriptions\":{}}]");
        case EMPTY -> answer(exchange, 200, "");
        case HUGE -> answer(exchange, 200, list(prescription("x".repeat(1 << 20), "1")));
        case FLOOD -> {
          String[] many = new String[900];
          java.util.Arrays.setAll(many, i -> prescription(String.valueOf(i), "1"));
          answer(exchange, 200, list(many));
        }
        case REFUSES_KEY -> answer(exchange, 403, "{}");
        case UNDERSTANDS_NOTHING -> answer(exchange, 400, "{\"code\":\"bad-tracking-code\"}");
      }
    }
  }

  private static String list(String... prescriptions) {
    return "{\"prescriptions\":[" + String.join(",", prescriptions) + "]}";
  }

  private static String prescription(String number, String total) {
    return """
    {"number":"%s","kind":"DRUG","date":"2024-06-29","totalAmount":%s,"centreName":"داروخانه",\
    "physicianName":"دکتر سپهري","physicianCode":"99101","later":{"a":[1]},\
    "items":[{"name":"قرص","count":30,"unitPrice":21400,"insuranceShare":449400}]}\
    """
        .formatted(number, total);
  }

  private void stayStill() {
    try {
      silence.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** One byte now and then, without end: each read succeeds, the answer never comes. */
  private void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      do {
        body.write(' ');
        body.flush();
      } while (!silence.await(50, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      // the caller has lost patience, as it should
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
