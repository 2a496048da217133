package ir.takmil.provider.prescription;

import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.NationalCode;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Asks as the service does, with a token that a test made up. */
public final class IdentityNumbersAsked {
  private IdentityNumbersAsked() {}

  public static Optional<NationalCode> at(String url, String person, String family) {
    var http =
        Neighbours.plain(url, Duration.ofSeconds(5), new JsonMapper())
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth("a-token"))
            .build();
    return new IdentityNumbers(http).of(person, family);
  }
}
