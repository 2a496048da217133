package ir.takmil.policy.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The laws of an account, whatever is told to it, in whatever order, however often. */
class CeilingLawsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final int CLAIMS = 6;

  /** Something told to an account. A commit is of a share of what is held, in percent. */
  enum Verb {
    HOLD,
    COMMIT,
    RELEASE,
    REVERSE,
    ADJUST,
    TRIM,
    GRANT
  }

  record Told(Verb verb, ClaimId claim, long amount) {}

  @Provide
  Arbitrary<CeilingAccount> fresh() {
    return Arbitraries.longs()
        .between(0, 3_000)
        .injectNull(0.1)
        .map(granted ->
            CeilingAccount.open(
                new AccountId("account"), granted == null ? null : Rials.of(granted), NOW));
  }

  @Provide
  Arbitrary<List<Told>> anything() {
    Arbitrary<Told> one =
        Combinators.combine(
                Arbitraries.frequency(
                    net.jqwik.api.Tuple.of(5, Verb.HOLD),
                    net.jqwik.api.Tuple.of(4, Verb.COMMIT),
                    net.jqwik.api.Tuple.of(4, Verb.RELEASE),
                    net.jqwik.api.Tuple.of(1, Verb.REVERSE),
                    net.jqwik.api.Tuple.of(1, Verb.ADJUST),
                    net.jqwik.api.Tuple.of(1, Verb.TRIM),
                    net.jqwik.api.Tuple.of(1, Verb.GRANT)),
                Arbitraries.integers().between(1, CLAIMS),
                Arbitraries.longs().between(0, 1_500))
            .as((verb, claim, amount) -> new Told(verb, new ClaimId("claim-" + claim), amount));
    return one.list().ofMaxSize(60);
  }

  @Property(tries = 2_000)
  void neverOverdrawnAndNoLineEverChanges(
      @ForAll("fresh") CeilingAccount account, @ForAll("anything") List<Told> told) {
    for (Told one : told) {
      CeilingAccount next = tell(account, one);
      assertThat(next.entries()).startsWith(account.entries().toArray(Entry[]::new));
      assertSound(next);
      account = next;
    }
  }

  @Property(tries = 1_000)
  void eachClaimIsHeldOnceAndItsHoldEndsOnce(
      @ForAll("fresh") CeilingAccount account, @ForAll("anything") List<Told> told) {
    for (Told one : told) {
      account = tell(account, one);
    }
    for (int i = 1; i <= CLAIMS; i++) {
      List<Entry.OfClaim> lines = linesOf(account, new ClaimId("claim-" + i));
      assertThat(lines.stream().filter(Entry.Hold.class::isInstance)).hasSizeLessThanOrEqualTo(1);
      assertThat(
              lines.stream()
                  .filter(line -> line instanceof Entry.Commit || line instanceof Entry.Release))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 1_000)
  void aVoidRestoresExactlyWhatWas(
      @ForAll("fresh") CeilingAccount account,
      @ForAll("anything") List<Told> told,
      @ForAll("anything") List<Told> meanwhile) {
    for (Told one : told) {
      account = tell(account, one);
    }
    var claim = new ClaimId("the-voided-one");
    Balance before = account.balance();
    CeilingAccount held = account.hold(claim, Rials.of(700), NOW);
    assertThat(held.release(claim, NOW).balance()).isEqualTo(before);

    // With others at work between, it gives back what it held and not a rial else.
    Rials amount = ((Entry.Hold) linesOf(held, claim).getFirst()).amount();
    for (Told one : meanwhile) {
      held = tell(held, one);
    }
    Balance atLast = held.balance();
    Balance released = held.release(claim, NOW).balance();
    assertThat(released)
        .isEqualTo(new Balance(atLast.granted(), atLast.committed(), atLast.held().minus(amount)));
  }

  /** What becomes of a claim, as claims-service tells it. */
  enum Fate {
    APPROVED,
    ENDED
  }

  record Life(long requested, int payablePercent, Fate fate) {}

  @Provide
  Arbitrary<List<Life>> lives() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1_500),
            Arbitraries.integers().between(0, 100),
            Arbitraries.of(Fate.class))
        .as(Life::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  /**
   * Every message of every claim comes twice, all shuffled, and what came too early comes again
   * later, as a replayed dead letter does: in the end nothing is held, and what is used is exactly
   * what was approved.
   */
  @Property(tries = 1_000)
  void inWhateverOrderMessagesComeEverythingEndsRight(
      @ForAll("fresh") CeilingAccount account,
      @ForAll("lives") List<Life> lives,
      @ForAll Random random) {
    var deliveries = new ArrayList<Told>();
    for (int i = 0; i < lives.size(); i++) {
      Life life = lives.get(i);
      var claim = new ClaimId("claim-" + i);
      Told registered = new Told(Verb.HOLD, claim, life.requested());
      Told ended =
          life.fate() == Fate.ENDED
              ? new Told(Verb.RELEASE, claim, 0)
              : new Told(Verb.COMMIT, claim, life.payablePercent());
      Collections.addAll(deliveries, registered, registered, ended, ended);
    }
    Collections.shuffle(deliveries, random);
    var approved = new HashMap<ClaimId, Rials>();
    List<Told> waiting = deliveries;
    while (!waiting.isEmpty()) {
      var again = new ArrayList<Told>();
      for (Told one : waiting) {
        try {
          account = deliver(account, one, approved);
          assertSound(account);
        } catch (TooEarly gap) {
          again.add(one);
        }
      }
      assertThat(again).hasSizeLessThan(waiting.size());
      waiting = again;
    }
    Balance balance = account.balance();
    assertThat(balance.held()).isEqualTo(Rials.ZERO);
    assertThat(balance.committed())
        .isEqualTo(approved.values().stream().reduce(Rials.ZERO, Rials::plus));
    for (int i = 0; i < lives.size(); i++) {
      if (lives.get(i).fate() == Fate.APPROVED) {
        assertThat(approved).containsKey(new ClaimId("claim-" + i));
      }
    }
  }

  private static CeilingAccount deliver(
      CeilingAccount account, Told one, Map<ClaimId, Rials> approved) {
    return switch (one.verb()) {
      case HOLD -> account.hold(one.claim(), Rials.of(one.amount()), NOW);
      case RELEASE -> account.release(one.claim(), NOW);
      default -> {
        Rials payable = approved.get(one.claim());
        if (payable == null) {
          // Claims-service approves no more than it has heard to be held.
          payable = Rials.of(heldFor(account, one.claim()) * one.amount() / 100);
        }
        CeilingAccount committed = account.commit(one.claim(), payable, NOW);
        approved.put(one.claim(), payable);
        yield committed;
      }
    };
  }

  private static long heldFor(CeilingAccount account, ClaimId claim) {
    return linesOf(account, claim).stream()
        .filter(Entry.Hold.class::isInstance)
        .mapToLong(line -> ((Entry.Hold) line).amount().amount())
        .findFirst()
        .orElse(0);
  }

  /** A refused move leaves the account as it was. */
  private static CeilingAccount tell(CeilingAccount account, Told one) {
    try {
      return switch (one.verb()) {
        case HOLD -> account.hold(one.claim(), Rials.of(one.amount()), NOW);
        case COMMIT -> account.commit(one.claim(), Rials.of(one.amount()), NOW);
        case RELEASE -> account.release(one.claim(), NOW);
        case REVERSE -> account.reverse(one.claim(), null, "why", NOW);
        case ADJUST -> account.adjust("adjust-" + one.amount(), one.amount() - 750, "why", NOW);
        case TRIM -> account.trim(one.claim(), Rials.of(one.amount()), NOW);
        case GRANT -> account.granting(Rials.of(one.amount() * 2), NOW);
      };
    } catch (Refusal | TooEarly refused) {
      return account;
    }
  }

  private static void assertSound(CeilingAccount account) {
    Balance balance = account.balance();
    assertThat(balance.committed().amount()).isNotNegative();
    assertThat(balance.held().amount()).isNotNegative();
    @Nullable Rials granted = balance.granted();
    @Nullable Rials remaining = balance.remaining();
    if (granted != null && remaining != null) {
      assertThat(balance.used()).isLessThanOrEqualTo(granted);
      assertThat(remaining.amount()).isNotNegative();
    }
    assertThat(account.outbox()).hasSize(account.sequence());
  }

  private static List<Entry.OfClaim> linesOf(CeilingAccount account, ClaimId claim) {
    return account.entries().stream()
        .flatMap(entry -> entry instanceof Entry.OfClaim line ? Stream.of(line) : Stream.empty())
        .filter(line -> line.claim().equals(claim))
        .toList();
  }
}
