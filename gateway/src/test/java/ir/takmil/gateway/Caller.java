package ir.takmil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** A browser without a page, or a phone: keeps cookies, follows no redirect unless told. */
final class Caller {
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String gateway;

  Caller(String gateway) {
    this.gateway = gateway;
  }

  Caller loggedIn() throws Exception {
    HttpResponse<String> answer = get("/oauth2/authorization/keycloak");
    for (int hops = 0; answer.statusCode() == 302 && hops < 5; hops++) {
      String to = answer.headers().firstValue("Location").orElseThrow();
      answer = get(URI.create(gateway).resolve(to).toString());
    }
    assertThat(answer.uri().getPath()).isEqualTo("/");
    assertThat(cookie("TAKMIL_SESSION")).isPresent();
    return this;
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(path.startsWith("/") ? gateway + path : path))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** As somebody does who may set cookies for this host. */
  void plant(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setDomain("localhost.local"); // as the cookie store writes a host without a dot
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(gateway), cookie);
  }

  Optional<HttpCookie> cookie(String name) {
    return cookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
  }

  String csrf() {
    return cookie("XSRF-TOKEN").orElseThrow().getValue();
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }
}
