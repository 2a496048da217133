package ir.takmil.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A service that answers with what reached it: one line a fact. */
final class EchoingService {
  private final HttpServer server;
  final CountDownLatch neverAnswered = new CountDownLatch(1);

  EchoingService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          long bytes =
              exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            try {
              neverAnswered.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          }
          var headers = exchange.getRequestHeaders();
          String said =
              "method=%s\nuri=%s\nbytes=%d\nauthorization=%s\ncookie=%s\nrequestId=%s\nforwardedFor=%s\ntrace=%s\n"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      bytes,
                      headers.getFirst("Authorization"),
                      headers.getFirst("Cookie"),
                      headers.getFirst("X-Request-Id"),
                      headers.get("X-Forwarded-For"),
                      headers.getFirst("Traceparent"));
          byte[] answer = said.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.getResponseHeaders().set("ETag", "\"7\"");
          exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
          exchange.getResponseHeaders().set("Set-Cookie", "theirs=1");
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/teapot") ? 418 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
