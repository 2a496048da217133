package ir.takmil.gateway.routes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Every request has an identifier, the caller's own when it is a decent one, back in the answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {
  private static final String HEADER = "X-Request-Id";
  private static final String DECENT = "[A-Za-z0-9-]{8,64}";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader(HEADER);
    String id = given != null && given.matches(DECENT) ? given : UUID.randomUUID().toString();
    request.setAttribute(HEADER, id);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }

  static ServerRequest passOn(ServerRequest request) {
    return ServerRequest.from(request)
        .headers(headers ->
            headers.set(HEADER, String.valueOf(request.servletRequest().getAttribute(HEADER))))
        .build();
  }
}
