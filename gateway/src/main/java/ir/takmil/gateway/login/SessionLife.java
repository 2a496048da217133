package ir.takmil.gateway.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends so long after its login, however busy it is. It must run before anything looks for
 * a login in the session.
 */
class SessionLife extends OncePerRequestFilter {
  private static final String SINCE = SessionLife.class.getName() + ".since";

  private final Duration most;
  private final Clock clock;

  SessionLife(Duration most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /** To be called at the login. */
  void begin(HttpServletRequest request) {
    request.getSession().setAttribute(SINCE, clock.instant());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null
        && session.getAttribute(SINCE) instanceof Instant since
        && clock.instant().isAfter(since.plus(most))) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }
}
