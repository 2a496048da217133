package ir.takmil.policy.changing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.changing.ChangeRequest.State;
import ir.takmil.policy.codes.Phones;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many at once at one request, through the real store. */
@PolicyParts
class ParallelGuessesTest {
  private static final int GUESSES = 64;

  private final Changing changing;
  private final ChangeRequests requests;
  private final Wishes wishes;
  private final Phones phones;
  private final Clock clock;
  private final Scene scene;

  ParallelGuessesTest(
      @Autowired Changing changing,
      @Autowired ChangeRequests requests,
      @Autowired Wishes wishes,
      @Autowired Phones phones,
      @Autowired Clock clock,
      @LocalServerPort int port) {
    this.changing = changing;
    this.requests = requests;
    this.wishes = wishes;
    this.phones = phones;
    this.clock = clock;
    this.scene = Scene.at(port);
  }

  @Test
  void ofSixtyFourGuessesAtOnceFiveAreTries() throws Exception {
    scene.asks(Invented.sheba());
    var id = new ChangeRequestId(scene.path().replaceFirst(".*/", ""));
    String right = phones.lastAt(scene.phone());

    List<Integer> left =
        atOnce(i -> {
          try {
            changing.confirm(id, scene.family().mother(), Phones.wrong(right, 1 + i), null);
            throw new AssertionError("a wrong code was right");
          } catch (Refusal wrong) {
            assertThat(wrong.code()).isEqualTo("code-wrong");
            return (Integer) wrong.facts().get("triesLeft");
          }
        });

    assertThat(left).hasSize(GUESSES);
    assertThat(left.stream().filter(each -> each > 0)).containsExactlyInAnyOrder(4, 3, 2, 1);
    ChangeRequest after = requests.find(id).orElseThrow();
    assertThat(after.sequence()).as("five writes, no more").isEqualTo(1 + 5);
    assertThat(after.code(clock.instant()).triesLeft()).isZero();
    Scene.refused(scene.confirms(right), 422, "code-wrong");
  }

  @Test
  void theRightCodeSixtyFourTimesAtOnceIsOneChange() throws Exception {
    var wanted = Invented.sheba();
    scene.asks(wanted);
    var id = new ChangeRequestId(scene.path().replaceFirst(".*/", ""));
    String right = phones.lastAt(scene.phone());

    List<State> states =
        atOnce(
            i -> changing.confirm(id, scene.family().mother(), right, null).state(clock.instant()));

    assertThat(states).hasSize(GUESSES).containsOnly(State.APPLIED);
    assertThat(requests.find(id).orElseThrow().sequence()).isEqualTo(3);
    assertThat(scene.paidAt()).isEqualTo(wanted.value());
  }

  @Test
  void ofSixtyFourAtOnceOneSendsACode() throws Exception {
    List<Integer> answers =
        atOnce(i ->
            scene
                .mother()
                .put(Scene.newPath(), Map.of("sheba", Invented.sheba().value()))
                .status());

    assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(answers.stream().filter(status -> status == 429)).hasSize(GUESSES - 1);
    assertThat(phones.cameTo(scene.phone())).hasSize(1);
  }

  @Test
  void oneOfTwoDecisionsAtTheSameMomentStands() throws Exception {
    var id = new ChangeRequestId(java.util.UUID.randomUUID().toString());
    scene
        .doors()
        .operator("operator1")
        .put(
            "/change-requests/" + id.value(),
            Map.of(
                "personId", scene.family().mother().value(),
                "mobile", Invented.mobile(),
                "reason", "گم شده"));
    var other = new Staff("account-2", "operator2");
    String reason = wishes.sealReason(id, "ناخوانا");

    List<String> came =
        atOnce(i -> {
          try {
            return requests
                .change(
                    id,
                    new Seen(1),
                    present ->
                        i % 2 == 0
                            ? present.approve(other, clock.instant())
                            : present.refuse(other, reason, clock.instant()))
                .state(clock.instant())
                .name();
          } catch (Refusal late) {
            return late.code();
          }
        });

    assertThat(came.stream().filter(each -> !each.equals("changed-meanwhile"))).hasSize(1);
  }

  private interface Guess<T> {
    T at(int i);
  }

  private static <T> List<T> atOnce(Guess<T> guess) throws Exception {
    var gate = new CountDownLatch(1);
    var done = new ArrayList<Future<T>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < GUESSES; i++) {
        int mine = i;
        done.add(
            threads.submit(() -> {
              gate.await();
              return guess.at(mine);
            }));
      }
      gate.countDown();
      var answers = new ArrayList<T>();
      for (Future<T> one : done) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
