package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.claims.assessment.RemainingCeilings.Remaining;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.coverage.HeardCoverage;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;

/** One way to a proposal, a decision run again, and what somebody would get. */
class AdjudicatorTest {
  private static final String CONTRACT = "0199d0e0-0001-7000-8000-0000000000c1";
  private static final String PLAN = "0199d0e0-0002-7000-8000-0000000000c1";
  private static final PersonId MOTHER = new PersonId("0199d0e0-0003-7000-8000-0000000000c1");
  private static final PersonId SON = new PersonId("0199d0e0-0003-7000-8000-0000000000c2");
  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  private static void inStore(Consumer<Scene> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          work.accept(new Scene(store));
          return true;
        });
    assertThat(done).isTrue();
  }

  /** The parts on an empty store; what is left of the ceiling is as it was set. */
  private static final class Scene {
    private final MongoTemplate store;
    private final HeardCoverage heard;
    private final Adjudicator adjudicator;
    private final Simulation simulation;
    private @Nullable Remaining left = new Remaining(true, null);
    private int ceilingsAsked;

    Scene(MongoTemplate store) {
      this.store = store;
      this.heard = new HeardCoverage(store);
      this.adjudicator =
          new Adjudicator(heard.coverages(), new PastUse(store), new ClaimsIn(store));
      this.simulation =
          new Simulation(
              heard.coverages(),
              adjudicator,
              (contract, person, service, day) -> {
                ceilingsAsked++;
                return Optional.ofNullable(left);
              });
      heard.membership(CONTRACT, PLAN, SON, MOTHER, false);
    }

    /** GLASSES under OPTICAL. */
    void plan(int version, String policy, int share, String steps, String subLimit) {
      heard.plan(version, PLAN, CONTRACT, policy, share, steps, subLimit);
    }

    Claim registered(int version, LocalDate day, Rials held, List<Line> lines) {
      var id = new ClaimId(UUID.randomUUID().toString());
      var expense =
          new Expense(
              Long.toString(1_000_000_000L + Math.floorMod(id.hashCode(), 1_000_000_000)),
              new AdmissionId(UUID.randomUUID().toString()),
              "1405/1/1/1/" + id.value(),
              SON,
              MOTHER,
              new ContractId(CONTRACT),
              new PlanId(PLAN),
              version,
              Direction.DIRECT,
              new Titled("GLASSES", "عینک"),
              new Titled("OPTICAL", "عینک"),
              day,
              "NONE",
              null,
              null,
              null,
              null,
              lines,
              "00".repeat(32));
      return Claim.register(id, expense, List.of(), CaseFile.NEW, NOW).noteHeld(held, 1, NOW);
    }

    Claim decided(Claim claim) {
      return store.insert(claim.decideByEngine(adjudicator.propose(claim).decision(), NOW));
    }

    Claim glasses(LocalDate day, long requested) {
      Rials amount = Rials.of(requested);
      return registered(1, day, amount, List.of(new Line(1, "عینک", 1, amount, Rials.ZERO)));
    }
  }

  private static Decision decisionOf(Claim claim) {
    return ((Stage.Decided) claim.stage()).decision();
  }

  private static long payable(Adjudicated adjudicated) {
    return adjudicated.proposal().payable().amount();
  }

  private static final String ALL_STEPS =
      "\"NOT_COVERED\", \"TARIFF_CAP\", \"BASIC_SHARE\", \"FRANCHISE\", \"SUB_LIMIT\","
          + " \"HELD_CEILING\"";

  /**
   * Simulated, decided, and run again after other editions, tariffs and claims have come: always
   * the same. {@code -Dadjudicator.seed=…} repeats a run.
   */
  @Test
  void whatIsSimulatedIsDecidedAndRunsAgainAlikeWhateverComesAfter() {
    long seed = Long.getLong("adjudicator.seed", new Random().nextLong());
    System.out.println("adjudicator.seed=" + seed);
    var random = new Random(seed);
    inStore(scene -> {
      var decided = new ArrayList<Claim>();
      for (int edition = 1; edition <= 25; edition++) {
        scene.plan(
            edition,
            List.of("WAIVED_IF_BASE_USED", "BASE_SHARE_ELSE_PERCENT", "ALWAYS_PERCENT")
                .get(random.nextInt(3)),
            random.nextInt(10_001),
            random.nextBoolean() ? ALL_STEPS : "\"HELD_CEILING\", \"FRANCHISE\", \"TARIFF_CAP\"",
            random.nextBoolean()
                ? "null"
                : "{\"amount\": %d, \"count\": %d%s}"
                    .formatted(
                        random.nextInt(50_000_000),
                        1 + random.nextInt(30),
                        random.nextBoolean() ? ", \"years\": 2" : ""));
        scene.heard.tariff("t" + edition, "GLASSES", DAY.minusDays(100 - edition), amount(random));
        for (int i = 0; i < 4; i++) {
          decided.add(simulatedAndDecided(scene, random, edition, seed));
        }
      }
      for (Claim claim : decided) {
        Decision decision = decisionOf(claim);
        Adjudicated again = scene.adjudicator.again(claim, decision.basis());
        assertThat(again.decision()).as("seed %d", seed).isEqualTo(decision);
        assertThat(again.ofItsDay()).isTrue();
        AdjudicationView view = AdjudicationView.of(claim.id(), again, decision);
        assertThat(view.agrees()).isTrue();
      }
    });
  }

  private static Claim simulatedAndDecided(Scene scene, Random random, int edition, long seed) {
    var lines = new ArrayList<Line>();
    var typed = new ArrayList<Simulate.LineTyped>();
    for (int n = 1; n <= 1 + random.nextInt(4); n++) {
      Rials requested = Rials.of(1 + amount(random));
      Rials share = random.nextBoolean() ? Rials.ZERO : Rials.of(requested.amount() / 3);
      int quantity = 1 + random.nextInt(3);
      lines.add(new Line(n, "عینک", quantity, requested, share));
      typed.add(new Simulate.LineTyped(n, "عینک", quantity, requested, share));
    }
    Rials requested = lines.stream().map(Line::requested).reduce(Rials.ZERO, Rials::plus);
    Rials left = random.nextInt(3) == 0 ? null : Rials.of(amount(random));
    scene.left = new Remaining(left == null, left);
    long before =
        scene.store.count(new org.springframework.data.mongodb.core.query.Query(), "claims");
    var asked =
        new Simulate(CONTRACT, SON.value(), "GLASSES", DAY, "NONE", null, List.copyOf(typed));
    Adjudicated simulated = scene.simulation.simulate(asked, MOTHER).adjudicated();
    assertThat(scene.store.count(new org.springframework.data.mongodb.core.query.Query(), "claims"))
        .isEqualTo(before);
    Rials held = left == null ? requested : left.min(requested);
    Claim claim = scene.registered(edition, DAY, held, lines);
    Claim decided = scene.decided(claim);
    assertThat(simulated.decision()).as("seed %d", seed).isEqualTo(decisionOf(decided));
    assertThat(simulated.proposal())
        .isEqualTo(scene.adjudicator.again(decided, decisionOf(decided).basis()).proposal());
    return decided;
  }

  private static long amount(Random random) {
    return random.nextLong(1L << (1 + random.nextInt(25)));
  }

  @Test
  void aClaimIsAssessedUnderTheEditionThatItWasRegisteredUnder() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      Claim claim = scene.glasses(DAY, 1000);
      scene.plan(2, "ALWAYS_PERCENT", 5000, ALL_STEPS, "null");
      assertThat(payable(scene.adjudicator.propose(claim))).isEqualTo(900);
      assertThat(scene.adjudicator.propose(claim).ofItsDay()).isTrue();
      assertThat(scene.adjudicator.planOf(claim).version()).isEqualTo(1);
    });
  }

  @Test
  void whereThatEditionIsNotKnownTheNewestIsTakenAndThatIsSaid() {
    inStore(scene -> {
      scene.plan(2, "ALWAYS_PERCENT", 5000, ALL_STEPS, "null");
      Adjudicated proposed = scene.adjudicator.propose(scene.glasses(DAY, 1000));
      assertThat(payable(proposed)).isEqualTo(500);
      assertThat(proposed.ofItsDay()).isFalse();
      assertThat(proposed.basis().planVersion()).isEqualTo(2);
    });
  }

  @Test
  void aDecisionOfAnEarlierReleaseIsRunAgainAsThingsAreAndThatIsSaid() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      Claim claim = scene.glasses(DAY, 1000);
      assertThat(scene.adjudicator.again(claim, null).ofItsDay()).isFalse();
      assertThat(payable(scene.adjudicator.again(claim, null))).isEqualTo(900);
    });
  }

  @Test
  void glassesOnceInTwoYearsAreCountedOnBothSidesOfTheExpense() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 0, ALL_STEPS, "{\"count\": 1, \"years\": 2}");
      scene.decided(scene.glasses(DAY, 1000));
      assertThat(payable(scene.adjudicator.propose(scene.glasses(DAY.plusDays(30), 1000))))
          .isZero();
      Adjudicated second = scene.adjudicator.propose(scene.glasses(DAY.plusDays(30), 1000));
      assertThat(second.decision().deducted()).containsOnlyKeys("K05");
      assertThat(payable(scene.adjudicator.propose(scene.glasses(DAY.minusDays(1), 1000))))
          .as("an older invoice that is sent later")
          .isZero();
      for (int years : new int[] {-2, 2}) {
        Claim farther = scene.glasses(Jalali.plusYears(DAY, years), 1000);
        assertThat(farther.expense().date()).isNotEqualTo(DAY);
        assertThat(scene.adjudicator.propose(farther).basis().used().count()).isZero();
      }
    });
  }

  @Test
  void whatWasNotPaidForOrOfAnotherServiceIsNoUse() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 10_000, ALL_STEPS, "{\"count\": 1, \"years\": 2}");
      scene.decided(scene.glasses(DAY, 1000));
      scene.store.insert(scene.glasses(DAY, 1000));
      assertThat(scene.adjudicator.propose(scene.glasses(DAY, 1000)).basis().used().count())
          .isZero();
    });
  }

  @Test
  void inTheContractsPeriodTheAmountsAddUp() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 0, ALL_STEPS, "{\"amount\": 1500}");
      scene.decided(scene.glasses(DAY, 1000));
      Adjudicated second = scene.adjudicator.propose(scene.glasses(DAY.minusDays(5), 1000));
      assertThat(payable(second)).isEqualTo(500);
      assertThat(second.decision().deducted()).containsEntry("K04", Rials.of(500));
    });
  }

  @Test
  void withoutPolicyServiceOneIsToldWhatOneWouldGetButForTheCeiling() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      scene.left = null;
      Simulation.Simulated simulated = scene.simulation.simulate(asked(DAY), SON);
      assertThat(simulated.remaining()).isNull();
      assertThat(payable(simulated.adjudicated())).isEqualTo(900);
    });
  }

  @Test
  void nobodyOutsideTheFamilySimulatesForSomebody() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      assertRefused("membership-unknown", scene, DAY, new PersonId("a-stranger"));
      scene.heard.membership(CONTRACT, PLAN, SON, MOTHER, true);
      assertRefused("membership-unknown", scene, DAY, MOTHER);
      assertThat(payable(scene.simulation.simulate(asked(DAY), SON).adjudicated())).isEqualTo(900);
    });
  }

  @Test
  void onADayOutsideTheContractThereIsNothingToSimulate() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      assertRefused("expense-outside-contract", scene, LocalDate.parse("2025-11-01"), SON);
    });
  }

  @Test
  void ofAServiceThatThePlanDoesNotKnowNobodyIsAskedForTheCeiling() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 1000, ALL_STEPS, "null");
      assertRefused("not-covered", scene, asked("DENTURES", DAY), SON);
      assertThat(scene.ceilingsAsked).isZero();
      scene.simulation.simulate(asked(DAY), SON);
      assertThat(scene.ceilingsAsked).isOne();
    });
  }

  private static void assertRefused(String code, Scene scene, LocalDate day, PersonId by) {
    assertRefused(code, scene, asked(day), by);
  }

  private static void assertRefused(String code, Scene scene, Simulate asked, PersonId by) {
    assertThatThrownBy(() -> scene.simulation.simulate(asked, by))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static Simulate asked(LocalDate day) {
    return asked("GLASSES", day);
  }

  private static Simulate asked(String service, LocalDate day) {
    Rials amount = Rials.of(1000);
    return new Simulate(
        CONTRACT,
        SON.value(),
        service,
        day,
        "NONE",
        null,
        List.of(new Simulate.LineTyped(1, "عینک", 1, amount, Rials.ZERO)));
  }

  @Test
  void anUndecidedClaimBesideIsOneOfTheSamePersonAndServiceThatIsNotDecided() {
    inStore(scene -> {
      scene.plan(1, "ALWAYS_PERCENT", 0, ALL_STEPS, "{\"count\": 1, \"years\": 2}");
      Claim claim = scene.store.insert(scene.glasses(DAY, 1000));
      scene.decided(scene.glasses(DAY, 1000));
      assertThat(scene.store.exists(AutomaticApproval.undecidedBeside(claim), "claims")).isFalse();
      scene.store.insert(scene.glasses(DAY.minusDays(400), 1000));
      assertThat(scene.store.exists(AutomaticApproval.undecidedBeside(claim), "claims")).isTrue();
    });
  }

  /** {@code PastUse.of} and {@code AutomaticApproval.undecidedBeside} use person-service. */
  @Test
  void everyQueryHasItsIndex() {
    inStore(scene -> {
      scene.store.insert(scene.glasses(DAY, 1000));
      assertThat(scene.store.indexOps(Claim.class).getIndexInfo())
          .map(IndexInfo::getName)
          .contains("person-service");
    });
  }
}
