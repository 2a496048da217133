package ir.takmil.policy.changing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.Invented;
import ir.takmil.policy.changing.ChangeRequest.Stage;
import ir.takmil.policy.changing.ChangeRequest.State;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.person.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChangeRequestTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final Staff ASKER = new Staff("account-1", "operator1");
  private static final Staff OTHER = new Staff("account-2", "operator2");
  private static final Wanted WANTED = new Wanted(Field.SHEBA, new Sealed("s", "f"), "before");

  private final ChangeRequest sent =
      ChangeRequest.byCode(id(), Invented.personId(), WANTED, "right", NOW);
  private final ChangeRequest asked =
      ChangeRequest.onBehalf(
          id(), Invented.personId(), WANTED, new Way.OnBehalf(ASKER, "sealed"), NOW);

  private static ChangeRequestId id() {
    return new ChangeRequestId(UUID.randomUUID().toString());
  }

  /** Each verb in each stage: the state after it, or the code of its refusal. */
  @Test
  void everyVerbInEveryStage() {
    var stages = new LinkedHashMap<String, ChangeRequest>();
    stages.put("CODE_SENT", sent);
    stages.put("ASKED", asked);
    stages.put("CONFIRMED by code", sent.attempt("right", NOW));
    stages.put("CONFIRMED by operator", asked.approve(OTHER, NOW));
    stages.put("APPLIED by code", sent.attempt("right", NOW).applied(NOW));
    stages.put("APPLIED by operator", asked.approve(OTHER, NOW).applied(NOW));
    stages.put("REFUSED", asked.refuse(OTHER, "sealed", NOW));
    stages.put("EXPIRED", sent.expire(NOW.plus(ChangeRequest.BY_CODE)));
    var verbs = new LinkedHashMap<String, UnaryOperator<ChangeRequest>>();
    verbs.put("send", it -> it.send("new", NOW));
    verbs.put("attempt right", it -> it.attempt("right", NOW));
    verbs.put("attempt wrong", it -> it.attempt("wrong", NOW));
    verbs.put("approve", it -> it.approve(OTHER, NOW));
    verbs.put("refuse", it -> it.refuse(OTHER, "sealed", NOW));
    verbs.put("applied", it -> it.applied(NOW));
    verbs.put("overtaken", it -> it.overtaken(NOW));
    verbs.put("expire", it -> it.expire(NOW.plus(ChangeRequest.ON_BEHALF)));
    String no = "illegal-move";

    var expected = new LinkedHashMap<String, List<String>>();
    expected.put(
        "CODE_SENT", List.of("CODE_SENT", "CONFIRMED", "CODE_SENT", no, no, no, no, "EXPIRED"));
    expected.put("ASKED", List.of(no, no, no, "CONFIRMED", "REFUSED", no, no, "EXPIRED"));
    expected.put(
        "CONFIRMED by code",
        List.of(no, "CONFIRMED", "code-wrong", no, no, "APPLIED", "EXPIRED", "CONFIRMED"));
    expected.put(
        "CONFIRMED by operator", List.of(no, no, no, no, no, "APPLIED", "EXPIRED", "CONFIRMED"));
    expected.put(
        "APPLIED by code",
        List.of(no, "APPLIED", "code-wrong", no, no, "APPLIED", "APPLIED", "APPLIED"));
    expected.put(
        "APPLIED by operator", List.of(no, no, no, no, no, "APPLIED", "APPLIED", "APPLIED"));
    expected.put("REFUSED", List.of(no, no, no, no, no, no, no, "REFUSED"));
    expected.put("EXPIRED", List.of(no, no, no, no, no, no, "EXPIRED", "EXPIRED"));

    var came = new LinkedHashMap<String, List<String>>();
    stages.forEach((name, request) ->
        came.put(name, verbs.values().stream().map(verb -> outcome(request, verb)).toList()));
    assertThat(came).isEqualTo(expected);
  }

  private static String outcome(ChangeRequest request, UnaryOperator<ChangeRequest> verb) {
    try {
      return verb.apply(request).state(NOW).name();
    } catch (Refusal refused) {
      return refused.code();
    }
  }

  @Test
  void aCodeLivesForTwoMinutes() {
    assertThat(sent.attempt("right", after(119)).state(after(119))).isEqualTo(State.CONFIRMED);
    refused("code-expired", () -> sent.attempt("right", after(120)));
    refused("code-expired", () -> sent.attempt("right", after(121)));

    ChangeRequest again = sent.send("new", after(121));
    assertThat(again.attempt("new", after(240)).state(after(240))).isEqualTo(State.CONFIRMED);
    refused("code-expired", () -> again.attempt("new", after(241)));
  }

  @Test
  void fiveTriesAreFiveAndTheSixthIsNoneEvenWhenItIsRight() {
    ChangeRequest tried = sent;
    for (int left = 4; left >= 0; left--) {
      tried = tried.attempt("wrong", NOW);
      assertThat(tried.code(NOW).triesLeft()).isEqualTo(left);
    }
    ChangeRequest usedUp = tried;
    refused("code-wrong", () -> usedUp.attempt("right", NOW));
    refused("code-wrong", () -> usedUp.attempt("wrong", NOW));
    assertThat(usedUp.send("new", NOW).attempt("new", NOW).state(NOW)).isEqualTo(State.CONFIRMED);
  }

  @Test
  void theFifthTryMayBeTheRightOne() {
    ChangeRequest tried = sent;
    for (int i = 0; i < 4; i++) {
      tried = tried.attempt("wrong", NOW);
    }
    assertThat(tried.attempt("right", NOW).state(NOW)).isEqualTo(State.CONFIRMED);
  }

  @Test
  void aCodeThatWasReplacedIsWrong() {
    ChangeRequest again = sent.send("new", after(60));
    assertThat(again.attempt("right", after(60)).code(after(60)).triesLeft()).isEqualTo(4);
  }

  @Test
  void aRequestLivesForFifteenMinutesAndOneOnBehalfForAWeek() {
    Instant last = NOW.plus(Duration.ofMinutes(15)).minusMillis(1);
    ChangeRequest late = sent.send("late", last);
    assertThat(late.attempt("late", last).state(last)).isEqualTo(State.CONFIRMED);
    Instant over = NOW.plus(Duration.ofMinutes(15));
    refused("change-request-expired", () -> late.attempt("late", over));
    refused("change-request-expired", () -> late.send("more", over));
    assertThat(late.state(over)).isEqualTo(State.EXPIRED);
    assertThat(late.actions(over)).isEmpty();
    assertThat(late.expire(last)).isSameAs(late);

    Instant week = NOW.plus(Duration.ofDays(7));
    assertThat(asked.approve(OTHER, week.minusMillis(1)).state(week)).isEqualTo(State.CONFIRMED);
    refused("change-request-expired", () -> asked.approve(OTHER, week));
    refused("change-request-expired", () -> asked.refuse(OTHER, "sealed", week));
  }

  @Test
  void whatWasConfirmedInTimeIsStillApplied() {
    ChangeRequest confirmed = sent.attempt("right", NOW);
    Instant later = NOW.plus(Duration.ofDays(1));
    assertThat(confirmed.expire(later)).isSameAs(confirmed);
    assertThat(confirmed.applied(later).state(later)).isEqualTo(State.APPLIED);
    assertThat(confirmed.dueAt()).isEqualTo(NOW.plusSeconds(30));
    assertThat(confirmed.applied(later).dueAt()).isNull();
  }

  @Test
  void whoAskedNeverDecidesWhateverTheStageAndHoweverTheyAreCalled() {
    Staff renamed = new Staff(ASKER.account(), "somebody-else");
    for (ChangeRequest any :
        List.of(asked, asked.approve(OTHER, NOW), asked.refuse(OTHER, "sealed", NOW))) {
      refused("own-request", () -> any.approve(renamed, NOW));
      refused("own-request", () -> any.refuse(ASKER, "sealed", NOW));
    }
  }

  @Test
  void anIllegalMoveNamesTheStateAndTheMovesThatThereAre() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> asked.attempt("right", NOW))
        .extracting(Refusal::facts)
        .isEqualTo(Map.of("currentStatus", State.ASKED, "actions", List.of("approve", "refuse")));
  }

  @Test
  void everyChangeIsCountedAndNothingElseIs() {
    assertThat(sent.sequence()).isEqualTo(1);
    assertThat(sent.attempt("wrong", NOW).attempt("right", NOW).applied(NOW).sequence())
        .isEqualTo(4);
    ChangeRequest applied = sent.attempt("right", NOW).applied(NOW);
    assertThat(applied.attempt("right", NOW)).isSameAs(applied);
    assertThat(applied.stage()).isInstanceOf(Stage.Applied.class);
  }

  private static Instant after(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(call)
        .extracting(Refusal::code)
        .isEqualTo(code);
  }
}
