package ir.takmil.platform.security;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients for calling neighbours in this service's own name (client credentials), with short
 * time-outs.
 */
public final class Neighbours {
  private static final String REGISTRATION = "takmil";

  private final OAuth2AuthorizedClientManager tokens;
  private final JsonMapper tolerant;

  Neighbours(OAuth2AuthorizedClientManager tokens, JsonMapper mapper) {
    this.tokens = tokens;
    this.tolerant =
        mapper.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  public RestClient at(String baseUrl, Duration answerWithin) {
    var ownToken = new OAuth2ClientHttpRequestInterceptor(tokens);
    ownToken.setClientRegistrationIdResolver(request -> REGISTRATION);
    return plain(baseUrl, answerWithin, tolerant).mutate().requestInterceptor(ownToken).build();
  }

  /**
   * Without a token of ours: for the outside world. HTTP/1.1, for the JDK's upgrade offer confuses
   * some servers.
   */
  public static RestClient plain(String baseUrl, Duration answerWithin, JsonMapper mapper) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(answerWithin);
    return RestClient.builder()
        .baseUrl(baseUrl)
        .requestFactory(requests)
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(mapper)))
        .build();
  }
}
