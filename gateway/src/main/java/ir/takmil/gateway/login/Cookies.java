package ir.takmil.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * What our cookies are called and how far they go. Behind https every name begins with {@code
 * __Host-}: a browser takes such a one from this very host only, so that no sibling of ours can
 * plant a session or a CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class Cookies {
  private static final Duration LOGIN_LIFE = Duration.ofMinutes(15);

  private final boolean secure;

  Cookies(@Value("${server.servlet.session.cookie.secure}") boolean secure) {
    this.secure = secure;
  }

  @Bean
  ServletContextInitializer sessionCookie() {
    return context -> context.getSessionCookieConfig().setName(session());
  }

  String session() {
    return name("TAKMIL_SESSION");
  }

  /** Read by the web app's scripts, which send it back in a header. */
  CookieCsrfTokenRepository csrf() {
    CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
    cookie.setCookieName(name("XSRF-TOKEN"));
    cookie.setCookieCustomizer(
        settings -> settings.sameSite("Lax").path("/").secure(secure).domain(null));
    return cookie;
  }

  @Nullable String loginUnderWay(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, login());
    return cookie == null ? null : cookie.getValue();
  }

  void keepLoginUnderWay(HttpServletResponse response, String sealed) {
    add(response, ResponseCookie.from(login(), sealed).maxAge(LOGIN_LIFE));
  }

  void forgetLoginUnderWay(HttpServletResponse response) {
    add(response, ResponseCookie.from(login(), "").maxAge(0));
  }

  private void add(HttpServletResponse response, ResponseCookieBuilder cookie) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie.path("/").httpOnly(true).sameSite("Lax").secure(secure).build().toString());
  }

  private String login() {
    return name("TAKMIL_LOGIN");
  }

  private String name(String plain) {
    return secure ? "__Host-" + plain : plain;
  }
}
