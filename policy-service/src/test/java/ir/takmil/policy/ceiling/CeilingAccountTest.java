package ir.takmil.policy.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingCommitted;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingHeld;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingReleased;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeilingAccountTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final AccountId ID = new AccountId("contract:person:DRUGS");
  private static final ClaimId FIRST = new ClaimId("first");
  private static final ClaimId SECOND = new ClaimId("second");

  private final CeilingAccount account = CeilingAccount.open(ID, Rials.of(1_000_000), NOW);
  private final CeilingAccount unlimited = CeilingAccount.open(ID, null, NOW);

  @Test
  void holdsWhatIsAskedFor() {
    var held = account.hold(FIRST, Rials.of(400_000), NOW);

    assertThat(held.balance())
        .isEqualTo(new Balance(Rials.of(1_000_000), Rials.ZERO, Rials.of(400_000)));
    assertThat(said(held))
        .containsExactly(
            new CeilingHeld(FIRST, Rials.of(400_000), Rials.of(400_000), Rials.of(600_000)));
  }

  @Test
  void holdsNoMoreThanIsLeft() {
    var held = account.hold(FIRST, Rials.of(700_000), NOW).hold(SECOND, Rials.of(700_000), NOW);

    assertThat(held.balance().remaining()).isEqualTo(Rials.ZERO);
    assertThat(said(held).getLast())
        .isEqualTo(new CeilingHeld(SECOND, Rials.of(700_000), Rials.of(300_000), Rials.ZERO));
  }

  @Test
  void holdsNothingOfNothingAndSaysSo() {
    var held = account.hold(FIRST, Rials.of(1_000_000), NOW).hold(SECOND, Rials.of(5), NOW);

    assertThat(said(held).getLast())
        .isEqualTo(new CeilingHeld(SECOND, Rials.of(5), Rials.ZERO, Rials.ZERO));
  }

  @Test
  void holdsOnceHoweverOftenItIsTold() {
    var once = account.hold(FIRST, Rials.of(400_000), NOW);

    assertThat(once.hold(FIRST, Rials.of(400_000), NOW)).isSameAs(once);
  }

  @Test
  void usesWhatIsApprovedAndFreesTheRest() {
    var committed =
        account.hold(FIRST, Rials.of(400_000), NOW).commit(FIRST, Rials.of(360_000), NOW);

    assertThat(committed.balance())
        .isEqualTo(new Balance(Rials.of(1_000_000), Rials.of(360_000), Rials.ZERO));
    assertThat(said(committed).getLast())
        .isEqualTo(
            new CeilingCommitted(FIRST, Rials.of(360_000), Rials.of(40_000), Rials.of(640_000)));
    assertThat(committed.commit(FIRST, Rials.of(360_000), NOW)).isSameAs(committed);
  }

  @Test
  void doesNotUseMoreThanIsHeld() {
    var held = account.hold(FIRST, Rials.of(400_000), NOW);

    assertRefused("more-than-held", () -> held.commit(FIRST, Rials.of(400_001), NOW));
  }

  @Test
  void doesNotUseTheSameClaimTwiceWithAnotherAmount() {
    var committed = account.hold(FIRST, Rials.of(400_000), NOW).commit(FIRST, Rials.of(1), NOW);

    assertRefused("already-committed", () -> committed.commit(FIRST, Rials.of(2), NOW));
  }

  @Test
  void anApprovalBeforeItsHoldIsAGap() {
    assertThatExceptionOfType(TooEarly.class)
        .isThrownBy(() -> account.commit(FIRST, Rials.of(1), NOW));
  }

  @Test
  void aVoidRestoresExactlyWhatWas() {
    var before = account.hold(SECOND, Rials.of(123_457), NOW);
    var after = before.hold(FIRST, Rials.of(999_999), NOW).release(FIRST, NOW);

    assertThat(after.balance()).isEqualTo(before.balance());
    assertThat(said(after).getLast())
        .isEqualTo(new CeilingReleased(FIRST, Rials.of(876_543), Rials.of(876_543)));
    assertThat(after.release(FIRST, NOW)).isSameAs(after);
  }

  @Test
  void aReleaseBeforeItsHoldLeavesAMarkAndSaysNothing() {
    var marked = account.release(FIRST, NOW);

    assertThat(marked.sequence()).isZero();
    assertThat(marked.hold(FIRST, Rials.of(400_000), NOW)).isSameAs(marked);
    assertThat(marked.balance()).isEqualTo(account.balance());
  }

  @Test
  void whatIsUsedIsNotFreedByARelease() {
    var committed =
        account.hold(FIRST, Rials.of(400_000), NOW).commit(FIRST, Rials.of(400_000), NOW);

    assertRefused("already-committed", () -> committed.release(FIRST, NOW));
  }

  @Test
  void whatIsFreeIsNotUsed() {
    var released = account.hold(FIRST, Rials.of(400_000), NOW).release(FIRST, NOW);

    assertRefused("already-released", () -> released.commit(FIRST, Rials.of(1), NOW));
  }

  @Test
  void withoutACeilingEverythingIsHeldAndNothingRemainsToBeNamed() {
    var held = unlimited.hold(FIRST, Rials.of(9_000_000_000_000L), NOW);

    assertThat(said(held))
        .containsExactly(
            new CeilingHeld(
                FIRST, Rials.of(9_000_000_000_000L), Rials.of(9_000_000_000_000L), null));
    assertThat(held.balance().remaining()).isNull();
    assertRefused("ceiling-unlimited", () -> held.adjust("an-adjustment", 1, "why", NOW));
  }

  @Test
  void anAdjustmentGoesUpAndDownButNotBelowWhatIsUsed() {
    var held = account.hold(FIRST, Rials.of(400_000), NOW);

    assertThat(held.adjust("an-adjustment", 500_000, "افزایش سقف", NOW).balance().remaining())
        .isEqualTo(Rials.of(1_100_000));
    assertThat(held.adjust("an-adjustment", -600_000, "کاهش سقف", NOW).balance().remaining())
        .isEqualTo(Rials.ZERO);
    assertRefused(
        "below-what-is-used", () -> held.adjust("an-adjustment", -600_001, "کاهش سقف", NOW));
  }

  @Test
  void aReverseFreesWhatWasUsed() {
    var committed =
        account.hold(FIRST, Rials.of(400_000), NOW).commit(FIRST, Rials.of(300_000), NOW);
    var reversed = committed.reverse(FIRST, null, "اشتباه", NOW);

    assertThat(reversed.balance()).isEqualTo(account.balance());
    assertThat(reversed.reverse(FIRST, null, "اشتباه", NOW)).isSameAs(reversed);
    assertThat(reversed.commit(FIRST, Rials.of(300_000), NOW)).as("told again").isSameAs(reversed);
    assertRefused("already-released", () -> reversed.commit(FIRST, Rials.of(1), NOW));
    assertRefused("nothing-committed", () -> account.reverse(FIRST, null, "اشتباه", NOW));
  }

  @Test
  void announcementsAreNumberedWithoutAGap() {
    var lived =
        account.hold(FIRST, Rials.of(1), NOW).release(SECOND, NOW).commit(FIRST, Rials.of(1), NOW);

    assertThat(lived.outbox()).extracting(Announcement::sequence).containsExactly(1, 2);
    assertThat(lived.sequence()).isEqualTo(2);
  }

  private static List<CeilingEvent> said(CeilingAccount account) {
    return account.outbox().stream().map(Announcement::event).toList();
  }

  private static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable move) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(move)
        .extracting(Refusal::code)
        .isEqualTo(code);
  }
}
