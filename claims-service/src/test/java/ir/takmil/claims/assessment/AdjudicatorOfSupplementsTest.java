package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Decision.LineDecision;
import ir.takmil.claims.claim.Deduction;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.coverage.HeardCoverage;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the rules took once is not theirs to pay when the insured appeals against it. */
class AdjudicatorOfSupplementsTest {
  private static final Rials TAKEN = Rials.of(829_800);
  private static final OrderRef ORDER =
      new OrderRef(new TransferOrderId("t1"), "1405/08/30/000001", 1);

  /** Case 2 of the domain, paid and appealed against, and the claim that it opened. */
  private static Claim supplement(MongoTemplate store, Adjudicator adjudicator, Rials taken) {
    var line = new Line(1, "عینک", 1, REQUESTED, Rials.ZERO);
    Claim waiting =
        registered(new ClaimId(UUID.randomUUID().toString()), NOW, "GLASSES", line)
            .noteHeld(REQUESTED, 1, NOW)
            .take(ASSESSOR, NOW);
    Claim appealed =
        waiting
            .decide(ASSESSOR, adjudicator.propose(waiting).decision(), false, NOW)
            .order(ORDER, NOW)
            .sendForPayment(1, NOW)
            .appeal(INSURED, "فرانشیز نباید کم شود", "4051000099", NOW);
    store.insert(appealed);
    Claim opened = appealed.supplement().orElseThrow();
    assertThat(opened.requested()).isEqualTo(taken);
    return opened.noteHeld(taken, 1, NOW);
  }

  private static void inStore(BiConsumer<MongoTemplate, Adjudicator> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          var heard = new HeardCoverage(store);
          heard.plan(
              1,
              PLAN.value(),
              CONTRACT.value(),
              "ALWAYS_PERCENT",
              1000,
              "\"FRANCHISE\", \"HELD_CEILING\"",
              "null");
          work.accept(
              store, new Adjudicator(heard.coverages(), new PastUse(store), new ClaimsIn(store)));
          return true;
        });
    assertThat(done).isTrue();
  }

  @Test
  void whatTheFranchiseTookIsProposedAtNothingUnderTheSameCode() {
    inStore((store, adjudicator) -> {
      Adjudicated proposed = adjudicator.propose(supplement(store, adjudicator, TAKEN));
      assertThat(proposed.proposal().requested()).isEqualTo(TAKEN);
      assertThat(proposed.proposal().payable()).isEqualTo(Rials.ZERO);
      assertThat(proposed.decision().deducted()).containsExactly(Map.entry("K02", TAKEN));
      assertThat(proposed.proposal().lines().getFirst().trace())
          .singleElement()
          .satisfies(step ->
              assertThat(step.sentence())
                  .isEqualTo(
                      "این مبلغ را قاعدهٔ K02 در تصمیم نخست کم کرده است؛ ارزیاب دربارهٔ اعتراض"
                          + " تصمیم می‌گیرد."));
    });
  }

  @Test
  void theSupplementDecidedSoRunsAgainAlike() {
    inStore((store, adjudicator) -> {
      Claim opened = supplement(store, adjudicator, TAKEN);
      Adjudicated proposed = adjudicator.propose(opened);
      Claim decided =
          opened.take(OTHER_ASSESSOR, NOW).decide(OTHER_ASSESSOR, proposed.decision(), false, NOW);
      Decision decision = ((Stage.Decided) decided.stage()).decision();
      Adjudicated again = adjudicator.again(decided, decision.basis());
      assertThat(again).isEqualTo(proposed);
      assertThat(AdjudicationView.of(decided.id(), again, decision).agrees()).isTrue();
    });
  }

  @Test
  void eachCodeOfALineIsCarriedAndWhatIsAskedBeyondThemIsAnErrorOfReckoning() {
    var first =
        new Decision(
            List.of(
                new LineDecision(
                    3,
                    Rials.of(10),
                    List.of(
                        new Deduction("K09", Rials.of(40), "آرایشی"),
                        new Deduction("K02", Rials.of(20), null)))),
            null);
    var line = new Line(3, "کرم", 1, Rials.of(65), Rials.ZERO);
    var proposed = Supplementary.proposal(List.of(line), first).lines().getFirst();
    assertThat(proposed.payable()).isEqualTo(Rials.ZERO);
    assertThat(proposed.deductions())
        .map(taken -> taken.code() + " " + taken.amount().amount())
        .containsExactly("K02 20", "K09 40", "K10 5");
  }
}
