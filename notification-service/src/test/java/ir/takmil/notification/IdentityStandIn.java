package ir.takmil.notification;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Answers for the phones of people as identity-service does, or not at all. */
public final class IdentityStandIn {
  private final HttpServer server;
  private final Map<String, String> mobiles = new ConcurrentHashMap<>();
  private volatile boolean away;

  public IdentityStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/internal/people/",
        exchange -> {
          try (exchange) {
            String mobile = mobiles.get(exchange.getRequestURI().getPath().split("/")[3]);
            byte[] body = ("{\"mobile\":\"" + mobile + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (away) {
              exchange.sendResponseHeaders(503, -1);
            } else if (mobile == null) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void knows(String person, String mobile) {
    mobiles.put(person, mobile);
  }

  public void goesAway(boolean gone) {
    away = gone;
  }
}
