package ir.takmil.gateway.routes;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before any of us is asked (an address that is none) is a problem too. */
@Configuration(proxyBeanMethods = false)
class ServersOwnProblems {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsFromTheServer(
      Sentences sentences, JsonMapper mapper) {
    return factory ->
        factory.addContextCustomizers(context -> {
          Container host = context.getParent();
          host.getPipeline().addValve(new ProblemValve(sentences, mapper));
        });
  }

  private static final class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ServersOwnProblems.class);

    private final Sentences sentences;
    private final JsonMapper mapper;

    ProblemValve(Sentences sentences, JsonMapper mapper) {
      this.sentences = sentences;
      this.mapper = mapper;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      String code = status < 500 ? "unreadable" : "unexpected";
      byte[] problem =
          mapper.writeValueAsBytes(
              new TreeMap<>(
                  Map.of(
                      "type",
                      "urn:takmil:problem:" + code,
                      "status",
                      status,
                      "code",
                      code,
                      "detail",
                      sentences.of(code, Map.of()))));
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader("X-Content-Type-Options", "nosniff");
      try {
        response.getOutputStream().write(problem);
      } catch (IOException | IllegalStateException gone) {
        log.atDebug().log("nobody left to tell: {}", gone.toString());
      }
    }
  }
}
