package ir.takmil.policy.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In whatever order a claim's messages come, and wherever a crash falls between two writes. */
@PolicyParts
class HoldingTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-05-20");
  private static final Period OF_1405 =
      new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20"));
  private static final Cover DRUGS =
      new Cover(
          new CoverCode("DRUGS"),
          "دارو",
          new Ceiling(Ceiling.Scope.FAMILY, Ceiling.Per.CONTRACT, Rials.of(1_000)),
          null,
          null,
          List.of());

  private final Holding holding;
  private final Plans plans;
  private final CeilingAccounts accounts;
  private final ClaimAccounts claims;

  private final ContractId contract = Invented.contractId();
  private final PlanId plan = Invented.planId();
  private final PersonId son = Invented.personId();
  private final PersonId mother = Invented.personId();
  private final AccountId account =
      AccountId.of(
          new Use(contract, OF_1405, son, mother, DAY, null), DRUGS.code(), DRUGS.ceiling());
  private final ClaimId claim = new ClaimId(UUID.randomUUID().toString());

  HoldingTest(
      @Autowired Holding holding,
      @Autowired Plans plans,
      @Autowired CeilingAccounts accounts,
      @Autowired ClaimAccounts claims) {
    this.holding = holding;
    this.plans = plans;
    this.accounts = accounts;
    this.claims = claims;
  }

  @BeforeEach
  void publishAPlan() {
    plans.put(
        plan,
        new Plan.Under(contract, "1405/1", OF_1405),
        new Terms(
            "طرح",
            List.of(DRUGS),
            new Franchise(Franchise.Policy.ALWAYS_PERCENT, BasisPoints.NONE),
            List.of(Step.HELD_CEILING),
            1,
            null,
            1,
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
  void aFamilysCeilingIsHeldOnTheMainInsuredsAccount() {
    holding.registered(registered(claim, 400));

    assertThat(account.value()).contains(mother.value());
    assertThat(balance()).isEqualTo(new Balance(Rials.of(1_000), Rials.ZERO, Rials.of(400)));
  }

  @Test
  void toldTwiceItIsHeldOnceAndEndsOnce() {
    holding.registered(registered(claim, 400));
    holding.registered(registered(claim, 400));
    holding.approved(claim, Rials.of(300));
    holding.approved(claim, Rials.of(300));
    holding.registered(registered(claim, 400));

    assertThat(balance()).isEqualTo(new Balance(Rials.of(1_000), Rials.of(300), Rials.ZERO));
  }

  /** Rejected, appealed, approved after all: each round is held and ended once, however told. */
  @Test
  void afterAnAppealItIsHeldOnceMore() {
    holding.registered(registered(claim, 400));
    holding.ended(claim);
    RegisteredClaim again = registered(claim, 400).inRound(2);
    holding.registered(again);
    holding.ended(claim); // the first end, delivered once more
    assertThat(balance()).isEqualTo(new Balance(Rials.of(1_000), Rials.ZERO, Rials.of(400)));

    holding.approved(claim.inRound(2), Rials.of(300));
    holding.registered(again);
    holding.registered(registered(claim, 400));
    assertThat(balance()).isEqualTo(new Balance(Rials.of(1_000), Rials.of(300), Rials.ZERO));
    assertThat(claim.inRound(2).told()).isEqualTo(claim);
    assertThat(claim.inRound(2).round()).isEqualTo(2);
  }

  @Test
  void anEndThatComesFirstKeepsTheRegistrationFromHolding() {
    holding.ended(claim);
    holding.registered(registered(claim, 400));

    assertThat(accounts.find(account)).isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> holding.approved(claim, Rials.of(1)))
        .extracting(Refusal::code)
        .isEqualTo("already-released");
  }

  /** The note was written, then the process died before the hold; meanwhile the claim ended. */
  @Test
  void anEndBetweenTheNoteAndTheHoldKeepsTheHoldFromHappening() {
    claims.note(ClaimAccount.of(claim, account, null));
    holding.ended(claim);
    holding.registered(registered(claim, 400)); // delivered again after the crash

    assertThat(balance()).isEqualTo(Balance.untouched(Rials.of(1_000)));
  }

  /** As when a partition moves to another replica while the first one is still at work. */
  @Test
  void registrationsAndEndsAtTheSameMomentLeaveNothingHeld() throws Exception {
    var work = new ArrayList<Callable<Void>>();
    for (int i = 0; i < 40; i++) {
      var one = new ClaimId(UUID.randomUUID().toString());
      for (int twice = 0; twice < 2; twice++) {
        work.add(() -> {
          holding.registered(registered(one, 30));
          return null;
        });
        work.add(() -> {
          holding.ended(one);
          return null;
        });
      }
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }

    assertThat(balance()).isEqualTo(Balance.untouched(Rials.of(1_000)));
  }

  @Test
  void anApprovalBeforeTheRegistrationIsAGap() {
    assertThatExceptionOfType(TooEarly.class)
        .isThrownBy(() -> holding.approved(claim, Rials.of(1)));
    holding.registered(registered(claim, 400));
    holding.approved(claim, Rials.of(1)); // replayed

    assertThat(balance().committed()).isEqualTo(Rials.of(1));
  }

  @Test
  void aClaimUnderAPlanNobodyKnowsIsAGapAndUnderAStrangeCoverRefused() {
    assertThatExceptionOfType(TooEarly.class)
        .isThrownBy(
            () -> holding.registered(registered(claim, Invented.planId(), DRUGS.code(), 1)));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> holding.registered(registered(claim, plan, new CoverCode("TEETH"), 1)))
        .extracting(Refusal::code)
        .isEqualTo("cover-unknown");
  }

  private RegisteredClaim registered(ClaimId id, long requested) {
    return registered(id, plan, DRUGS.code(), requested);
  }

  private RegisteredClaim registered(ClaimId id, PlanId under, CoverCode cover, long requested) {
    return new RegisteredClaim(
        id, contract, under, cover, son, mother, "an-admission", DAY, Rials.of(requested));
  }

  private Balance balance() {
    return accounts.find(account).map(CeilingAccount::balance).orElseThrow();
  }
}
