package ir.takmil.provider.portal;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Caller;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/**
 * A centre's counter: who stands at it is asked about in the name of the centre, while it is one.
 */
@Service
class Counter {
  private final Centres centres;
  private final Consents consents;
  private final Clock clock;

  Counter(Centres centres, Consents consents, Clock clock) {
    this.centres = centres;
    this.consents = consents;
    this.clock = clock;
  }

  Asked ask(AskConsent asked, Caller by) {
    Centre centre = centreOf(by);
    return answer(() -> consents.ask(asked, centre, by));
  }

  Eligibility give(ConsentId id, String code, Caller by) {
    Centre centre = centreOf(by);
    return answer(() -> consents.give(id, centre, by, code));
  }

  Eligibility again(ConsentId id, Caller by) {
    Centre centre = centreOf(by);
    return answer(() -> consents.again(id, centre, by));
  }

  private Centre centreOf(Caller caller) {
    return centres
        .find(new CentreId(caller.requiredOrganisation()))
        .filter(Centre::isListed)
        .filter(centre -> centre.listing().contractedOn(Tehran.dayOf(clock.instant())))
        .orElseThrow(() -> Refusal.unprocessable("centre-not-contracted"));
  }

  private static <T> T answer(Supplier<@Nullable T> question) {
    try {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
    } catch (HttpClientErrorException refused) {
      throw said(refused);
    } catch (ResourceAccessException | HttpServerErrorException away) {
      throw away;
    } catch (RestClientException garbled) {
      // As bad as none: falls through.
    }
    throw Refusal.unavailable("neighbour-away");
  }

  /** What policy-service refuses is refused here with the same code, said to the centre. */
  private static Refusal said(HttpClientErrorException refused) {
    Problem problem = read(refused);
    String code = problem == null || problem.code() == null ? "" : problem.code();
    Refusal.Kind kind =
        switch (code) {
          case "code-wrong", "code-expired", "day-out-of-range" -> Refusal.Kind.UNPROCESSABLE;
          case "consent-unknown" -> Refusal.Kind.UNKNOWN;
          case "consent-differs", "consent-given-already", "consent-not-given", "consent-over" ->
              Refusal.Kind.CONFLICT;
          case "code-too-soon", "code-too-often" -> Refusal.Kind.TOO_MANY;
          default -> Refusal.Kind.UNAVAILABLE;
        };
    return problem == null || kind == Refusal.Kind.UNAVAILABLE
        ? Refusal.unavailable("neighbour-away")
        : new Refusal(kind, code, problem.facts(), java.util.List.of());
  }

  private static @Nullable Problem read(HttpClientErrorException refused) {
    try {
      return refused.getResponseBodyAs(Problem.class);
    } catch (RuntimeException noProblem) {
      return null;
    }
  }

  private record Problem(
      @Nullable String code,
      @Nullable Integer triesLeft,
      @Nullable Long retryAfter,
      @Nullable Long minutes) {
    Map<String, Object> facts() {
      var facts = new LinkedHashMap<String, Object>();
      add(facts, "triesLeft", triesLeft);
      add(facts, "retryAfter", retryAfter);
      add(facts, "minutes", minutes);
      return facts;
    }

    private static void add(Map<String, Object> facts, String name, @Nullable Object value) {
      if (value != null) {
        facts.put(name, value);
      }
    }
  }
}
