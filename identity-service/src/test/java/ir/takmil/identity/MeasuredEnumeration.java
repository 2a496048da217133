package ir.takmil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whether the time of an answer tells that a national code is known: 2 × 500 of each, known and
 * unknown in turn. Not among the tests, for the machine decides: {@code mvn -pl identity-service
 * -am test -Dtest=MeasuredEnumeration -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class MeasuredEnumeration extends WholeService {
  private static final int WARM = 100;
  private static final int SAMPLES = 500;

  @Test
  void registrationsOfKnownAndUnknownNationalCodes() throws Exception {
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    for (int i = 0; i < WARM + SAMPLES; i++) {
      String somebody = nobodysCode();
      around.knows(somebody, "1985-05-12", UUID.randomUUID().toString());
      double ofKnown = registering(somebody);
      double ofUnknown = registering(nobodysCode());
      if (i >= WARM) {
        known.add(ofKnown);
        unknown.add(ofUnknown);
      }
    }
    print("beginning a registration with a wrong birth date", known, unknown);
  }

  @Test
  void loginsOfKnownAndUnknownNationalCodes() throws Exception {
    String registration = begin();
    chooseAccount(registration);
    assertThat(verify(registration, around.codeSentTo(mobile)).status()).isEqualTo(201);
    String stranger = nobodysCode();
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    for (int i = 0; i < WARM + SAMPLES; i++) {
      double ofKnown = login(nationalCode);
      double ofUnknown = login(stranger);
      if (i >= WARM) {
        known.add(ofKnown);
        unknown.add(ofUnknown);
      }
    }
    print("asking whether a password may be tried", known, unknown);
  }

  private double registering(String code) throws Exception {
    String asking = asking(code, "1985-05-13", solved());
    String from = somewhere();
    long started = System.nanoTime();
    Answer answer = send(from, "POST", "/registrations", asking, null);
    double took = (System.nanoTime() - started) / 1e6;
    assertThat(answer.code()).isEqualTo("identity-not-confirmed");
    return took;
  }

  private double login(String code) throws Exception {
    String token = TestTokens.service("identity-service", "keycloak");
    String body = json.writeValueAsString(Map.of("name", code, "address", address));
    long started = System.nanoTime();
    Answer answer = send("POST", "/internal/logins", body, token);
    double took = (System.nanoTime() - started) / 1e6;
    assertThat(answer.body().get("state").asString()).isEqualTo("OPEN");
    send("POST", "/internal/logins/successes", body, token);
    return took;
  }

  private static void print(String what, List<Double> known, List<Double> unknown) {
    System.out.printf(
        "FIGURE %s, 2 × %d: median %.2f ms known, %.2f ms unknown, difference %.2f ms%n",
        what, SAMPLES, median(known), median(unknown), median(known) - median(unknown));
  }

  private static double median(List<Double> samples) {
    var sorted = new ArrayList<>(samples);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
