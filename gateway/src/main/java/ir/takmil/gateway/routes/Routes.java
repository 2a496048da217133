package ir.takmil.gateway.routes;

import static org.springframework.cloud.gateway.server.mvc.filter.AfterFilterFunctions.removeResponseHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.filter.TokenRelayFilterFunctions.tokenRelay;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import ir.takmil.gateway.login.LoginOver;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Problems;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /api/<service>/…} goes to that service without the prefix. What services say to each other
 * and what operators ask them is never let through, whatever the caller's rights.
 */
@Configuration(proxyBeanMethods = false)
class Routes {
  private static final Logger log = LoggerFactory.getLogger(Routes.class);

  /** Also as typed with escapes: the pattern is matched against decoded segments. */
  private static final RequestPredicate INWARD =
      path("/internal/**")
          .or(path("/actuator/**"))
          .or(path("/api/*/internal/**"))
          .or(path("/api/*/actuator/**"));

  private final Problems problems;

  Routes(Problems problems) {
    this.problems = problems;
  }

  @Bean
  RouterFunction<ServerResponse> routesToServices(Services services) {
    var routes = RouterFunctions.route().route(INWARD, this::unknown);
    services.services().forEach((name, address) -> routes.add(routeTo(name, address)));
    return routes
        .route(path("/api/**").and(path("/api/session").negate()), this::unknown)
        .onError(Throwable.class, this::failed)
        .build();
  }

  private static RouterFunction<ServerResponse> routeTo(String name, URI address) {
    return RouterFunctions.route()
        .route(path("/api/" + name + "/**"), http())
        .before(uri(address))
        .before(stripPrefix(2))
        .before(removeRequestHeader(HttpHeaders.COOKIE))
        .before(RequestIds::passOn)
        .filter(tokenRelay())
        .after(removeResponseHeader(HttpHeaders.SET_COOKIE))
        .build();
  }

  /** HTTP/1.1, for the JDK's upgrade offer confuses Tomcat; virtual threads carry the bodies. */
  @Bean
  ClientHttpRequestFactory towardsServices(Services services) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    requests.setReadTimeout(services.answerWithin());
    return requests;
  }

  private ServerResponse unknown(ServerRequest request) {
    return problem(404, "not-found");
  }

  private ServerResponse failed(Throwable failure, ServerRequest request) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return problem(refusal.kind().status(), refusal.code());
      }
    }
    return switch (failure) {
      case LoginOver over -> problem(401, "login-needed");
      case ResourceAccessException away -> away(request, away);
      case OAuth2AuthorizationException keycloakAway -> away(request, keycloakAway);
      default -> {
        log.atError().setCause(failure).log("failed");
        yield problem(500, "unexpected");
      }
    };
  }

  private ServerResponse away(ServerRequest request, Exception away) {
    log.atWarn().addKeyValue("path", request.path()).log("away: {}", away.toString());
    return problem(503, "neighbour-away");
  }

  private ServerResponse problem(int status, String code) {
    var answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return answer.body(problems.of(status, code, Map.of(), List.of()));
  }
}
