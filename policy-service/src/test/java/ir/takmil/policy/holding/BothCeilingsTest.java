package ir.takmil.policy.holding;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingHeld;
import ir.takmil.policy.ceiling.ClaimAccount;
import ir.takmil.policy.ceiling.ClaimAccounts;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.ceiling.Use;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A cover with a person's ceiling each year and a family's for the contract: both or neither. */
@PolicyParts
class BothCeilingsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-05-20");
  private static final Period TWO_YEARS =
      new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2028-03-19"));
  private static final Ceiling EACH =
      new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.YEAR, Rials.of(1_000));
  private static final Ceiling TOGETHER =
      new Ceiling(Ceiling.Scope.FAMILY, Ceiling.Per.CONTRACT, Rials.of(1_500));
  private static final Cover COVER =
      new Cover(new CoverCode("DENTAL"), "دندان", EACH, TOGETHER, null, List.of());

  private final Holding holding;
  private final CeilingAccounts accounts;
  private final ClaimAccounts claims;

  private final ContractId contract = Invented.contractId();
  private final PlanId plan = Invented.planId();
  private final PersonId mother = Invented.personId();
  private final PersonId son = Invented.personId();

  BothCeilingsTest(
      @Autowired Holding holding,
      @Autowired Plans plans,
      @Autowired CeilingAccounts accounts,
      @Autowired ClaimAccounts claims) {
    this.holding = holding;
    this.accounts = accounts;
    this.claims = claims;
    plans.put(
        plan,
        new Plan.Under(contract, "1405/1", TWO_YEARS),
        new Terms(
            "طرح",
            List.of(COVER),
            new Franchise(Franchise.Policy.ALWAYS_PERCENT, BasisPoints.NONE),
            List.of(Step.HELD_CEILING),
            120,
            null,
            30,
            null,
            null,
            List.of(),
            List.of(),
            true,
            null),
        null,
        NOW);
  }

  @Test
  void whatOneHasLessOfIsHeldOnBoth() {
    assertThat(holding.registered(claim("a", mother, DAY, 900))).isEqualTo(Rials.of(900));
    // The son has 1,000 of his own, the family has 600 left.
    assertThat(holding.registered(claim("b", son, DAY, 800))).isEqualTo(Rials.of(600));
    // Nothing is left for anybody; the claim is known all the same.
    assertThat(holding.registered(claim("c", mother, DAY, 100))).isEqualTo(Rials.ZERO);

    assertThat(own(mother, DAY)).isEqualTo(new Balance(Rials.of(1_000), Rials.ZERO, Rials.of(900)));
    assertThat(own(son, DAY)).isEqualTo(new Balance(Rials.of(1_000), Rials.ZERO, Rials.of(600)));
    assertThat(familys()).isEqualTo(new Balance(Rials.of(1_500), Rials.ZERO, Rials.of(1_500)));
  }

  @Test
  void whatThePersonHasLessOfIsGivenBackToTheFamily() {
    holding.registered(claim("a", son, DAY, 900));

    assertThat(holding.registered(claim("b", son, DAY, 500))).isEqualTo(Rials.of(100));
    assertThat(familys().held()).isEqualTo(Rials.of(1_000));
  }

  @Test
  void anotherYearIsAnotherCeilingOfThePersonAndTheSameOfTheFamily() {
    holding.registered(claim("a", son, DAY, 1_000));

    // The second year of a contract that begins on 1405/01/01 begins on 1406/01/01.
    assertThat(holding.registered(claim("b", son, LocalDate.parse("2027-03-20"), 400)))
        .isEqualTo(Rials.ZERO);
    assertThat(holding.registered(claim("c", son, LocalDate.parse("2027-03-21"), 400)))
        .isEqualTo(Rials.of(400));
    assertThat(familys().held()).isEqualTo(Rials.of(1_400));
  }

  @Test
  void oneMessageTellsOfAClaim() {
    holding.registered(claim("a", son, DAY, 900));
    holding.approved(id("a"), Rials.of(700));

    assertThat(account(son).sequence()).isEqualTo(2);
    assertThat(account(son).balance().committed()).isEqualTo(Rials.of(700));
    CeilingAccount family = accounts.find(familysId()).orElseThrow();
    assertThat(family.sequence()).isZero();
    assertThat(family.balance()).isEqualTo(new Balance(Rials.of(1_500), Rials.of(700), Rials.ZERO));
  }

  @Test
  void aVoidGivesBothBackExactly() {
    holding.registered(claim("a", mother, DAY, 700));
    Balance before = familys();

    holding.registered(claim("b", son, DAY, 1_816));
    holding.ended(id("b"));

    assertThat(familys()).isEqualTo(before);
    assertThat(own(son, DAY)).isEqualTo(Balance.untouched(Rials.of(1_000)));
  }

  /** The process died after the family's account had kept its part. */
  @Test
  void aHoldThatWasCutInHalfIsFinishedWhenItIsToldAgain() {
    RegisteredClaim cut = claim("a", son, DAY, 1_300);
    claims.note(ClaimAccount.of(id("a"), ownId(son, DAY), familysId()));
    accounts.change(
        familysId(),
        TOGETHER.amount(),
        NOW,
        family -> family.quietly(quiet -> quiet.hold(id("a"), Rials.of(1_300), NOW)));

    assertThat(holding.registered(cut)).isEqualTo(Rials.of(1_000));
    assertThat(familys().held()).isEqualTo(Rials.of(1_000));
  }

  /** The family's account is compacted, then the process dies before the person's is written. */
  @Test
  void aCommitThatWasCutInHalfIsFinishedHoweverSmallTheFamilysAccountWasMade() {
    holding.registered(claim("cut", son, DAY, 100));
    accounts.change(
        familysId(),
        NOW,
        family -> family.quietly(quiet -> quiet.commit(id("cut"), Rials.of(70), NOW)));
    for (int i = 0; i < 100; i++) {
      holding.registered(claim("other-" + i, mother, DAY, 1));
      holding.ended(id("other-" + i));
    }
    assertThat(accounts.find(familysId()).orElseThrow().carried().lines()).isPositive();

    holding.approved(id("cut"), Rials.of(70));

    assertThat(own(son, DAY)).isEqualTo(new Balance(Rials.of(1_000), Rials.of(70), Rials.ZERO));
    assertThat(familys()).isEqualTo(new Balance(Rials.of(1_500), Rials.of(70), Rials.ZERO));
  }

  /** The lines of a claim that is over are elsewhere; its registration comes once more. */
  @Test
  void aClaimWhoseLinesAreElsewhereIsNotHeldAgain() {
    for (int i = 0; i < 100; i++) {
      holding.registered(claim("other-" + i, mother, DAY, 1));
      holding.approved(id("other-" + i), Rials.of(1));
    }
    CeilingAccount mothers = accounts.find(ownId(mother, DAY)).orElseThrow();
    assertThat(mothers.names(id("other-0"))).isFalse();

    assertThat(holding.registered(claim("other-0", mother, DAY, 1))).isEqualTo(Rials.ZERO);
    holding.approved(id("other-0"), Rials.of(1));

    assertThat(own(mother, DAY)).isEqualTo(mothers.balance());
    assertThat(familys().committed()).isEqualTo(Rials.of(100));
    assertThat(familys().held()).isEqualTo(Rials.ZERO);
  }

  /** Sent back and forth at once, twice each, in any order: both accounts agree in the end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhateverOrderAndHoweverOftenBothEndAlike(long seed) throws Exception {
    var random = new Random(seed);
    var heard = new ConcurrentHashMap<ClaimId, Rials>();
    var tellings = new ArrayList<Callable<Object>>();
    for (int i = 0; i < 12; i++) {
      ClaimId id = id("claim-" + i);
      RegisteredClaim registered =
          claim("claim-" + i, random.nextBoolean() ? son : mother, DAY, 50 + random.nextInt(300));
      boolean approve = random.nextBoolean();
      for (int twice = 0; twice < 2; twice++) {
        tellings.add(() -> {
          Rials held = holding.registered(registered);
          heard.putIfAbsent(id, held);
          return held;
        });
        tellings.add(() -> {
          if (approve) {
            // Claims-service approves no more than it has heard to be held.
            Rials held = heard.get(id);
            if (held == null) {
              throw new TooEarly("not heard of");
            }
            holding.approved(id, held.min(Rials.of(10)));
          } else {
            holding.ended(id);
          }
          return id;
        });
      }
    }
    Collections.shuffle(tellings, random);
    List<Callable<Object>> waiting = tellings;
    while (!waiting.isEmpty()) {
      waiting = atOnce(waiting);
    }

    Balance mothers = own(mother, DAY);
    Balance sons = own(son, DAY);
    assertThat(familys().held()).isEqualTo(Rials.ZERO);
    assertThat(mothers.held().plus(sons.held())).isEqualTo(Rials.ZERO);
    assertThat(familys().committed()).isEqualTo(mothers.committed().plus(sons.committed()));
    assertSound(familys());
    assertSound(mothers);
    assertSound(sons);
  }

  /** Those that came too early, to be told again as dead letters are. */
  private static List<Callable<Object>> atOnce(List<Callable<Object>> tellings) throws Exception {
    var gate = new CountDownLatch(1);
    var again = Collections.synchronizedList(new ArrayList<Callable<Object>>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<Future<?>>();
      for (Callable<Object> telling : tellings) {
        done.add(
            threads.submit(() -> {
              gate.await();
              try {
                return telling.call();
              } catch (TooEarly gap) {
                return again.add(telling);
              }
            }));
      }
      gate.countDown();
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(again).hasSizeLessThan(tellings.size());
    return again;
  }

  @Test
  void theLastRialsOfAFamilyAreSharedByManyAtOnce() throws Exception {
    var tellings = new ArrayList<Callable<Object>>();
    for (int i = 0; i < 64; i++) {
      RegisteredClaim one = claim("claim-" + i, i % 2 == 0 ? son : mother, DAY, 60);
      tellings.add(() -> holding.registered(one));
    }
    assertThat(atOnce(tellings)).isEmpty();

    assertSound(familys());
    assertThat(own(mother, DAY).held().plus(own(son, DAY).held())).isEqualTo(familys().held());
    long told =
        List.of(account(son), account(mother)).stream()
            .flatMap(account -> account.outbox().stream())
            .filter(said -> said.event() instanceof CeilingHeld)
            .count();
    assertThat(told).isLessThanOrEqualTo(64); // the relay may have taken some already
    assertThat(account(son).sequence() + account(mother).sequence()).isEqualTo(64);
  }

  private static void assertSound(Balance balance) {
    Rials granted = balance.granted();
    assertThat(granted).isNotNull();
    assertThat(balance.used()).isLessThanOrEqualTo(granted);
  }

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private ClaimId id(String name) {
    return new ClaimId(run + "-" + name);
  }

  private RegisteredClaim claim(String name, PersonId person, LocalDate day, long requested) {
    return new RegisteredClaim(
        id(name),
        contract,
        plan,
        COVER.code(),
        person,
        mother,
        "an-admission",
        day,
        Rials.of(requested));
  }

  private AccountId ownId(PersonId person, LocalDate day) {
    return AccountId.of(
        new Use(contract, TWO_YEARS, person, mother, day, null), COVER.code(), EACH);
  }

  private AccountId familysId() {
    return AccountId.of(
        new Use(contract, TWO_YEARS, son, mother, DAY, null), COVER.code(), TOGETHER);
  }

  private CeilingAccount account(PersonId person) {
    return accounts.find(ownId(person, DAY)).orElseThrow();
  }

  private Balance own(PersonId person, LocalDate day) {
    return accounts
        .find(ownId(person, day))
        .map(CeilingAccount::balance)
        .orElse(Balance.untouched(EACH.amount()));
  }

  private Balance familys() {
    return accounts.find(familysId()).map(CeilingAccount::balance).orElseThrow();
  }
}
