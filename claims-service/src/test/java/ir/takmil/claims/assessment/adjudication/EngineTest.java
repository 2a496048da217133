package ir.takmil.claims.assessment.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ir.takmil.claims.assessment.adjudication.Franchise.Policy;
import ir.takmil.claims.assessment.adjudication.Proposal.Deduction;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule once where it bites and once where it does not. */
class EngineTest {
  private static final List<Step> AS_THE_PLAN_HAS_THEM = List.of(Step.values());
  private static final Franchise TEN_PERCENT =
      new Franchise(Policy.ALWAYS_PERCENT, new BasisPoints(1000));
  private static final Franchise NO_FRANCHISE =
      new Franchise(Policy.ALWAYS_PERCENT, BasisPoints.NONE);

  private static Facts.Line line(int number, long requested) {
    return new Facts.Line(number, 1, Rials.of(requested), Rials.ZERO, true, null);
  }

  private static Facts.Line withBasicShare(long requested, long basicShare) {
    return new Facts.Line(1, 1, Rials.of(requested), Rials.of(basicShare), true, null);
  }

  private static Proposal adjudicate(
      Franchise franchise, @Nullable Long held, Facts.Line... lines) {
    return Engine.adjudicate(
        new Facts(
            new Rules(3, AS_THE_PLAN_HAS_THEM, franchise),
            List.of(lines),
            null,
            held == null ? null : Rials.of(held)));
  }

  @Test
  void tenPercentFranchiseOfThePharmacyCase() {
    Proposal proposal = adjudicate(TEN_PERCENT, 8_298_000L, line(1, 8_298_000));
    assertThat(proposal.payable()).isEqualTo(Rials.of(7_468_200));
    assertThat(proposal.lines().getFirst().deductions())
        .containsExactly(new Deduction("K02", Rials.of(829_800)));
    Proposal.Trace trace = proposal.lines().getFirst().trace().getFirst();
    assertThat(trace.rule()).isEqualTo("FRANCHISE");
    assertThat(trace.before()).isEqualTo(Rials.of(8_298_000));
    assertThat(trace.after()).isEqualTo(Rials.of(7_468_200));
    assertThat(trace.clause()).isEqualTo("گام ۴ طرح، ویرایش ۳");
    assertThat(trace.sentence()).contains("۱۰ درصد", "۸۲۹٬۸۰۰ ریال");
    assertThat(trace.howToAvoid()).isNotBlank();
  }

  @Test
  void whatNothingIsTakenFromIsPaidInFullAndLeavesNoTrace() {
    Proposal proposal = adjudicate(NO_FRANCHISE, 1_850_000L, line(1, 1_850_000));
    assertThat(proposal.payable()).isEqualTo(Rials.of(1_850_000));
    assertThat(proposal.lines().getFirst().trace()).isEmpty();
    assertThat(proposal.lines().getFirst().deductions()).isEmpty();
  }

  @Test
  void whatThePlanDoesNotCoverGoesOutWhole() {
    var uncovered = new Facts.Line(1, 1, Rials.of(500), Rials.of(100), false, Rials.of(200));
    Proposal proposal = adjudicate(TEN_PERCENT, 500L, uncovered);
    assertThat(proposal.payable()).isEqualTo(Rials.ZERO);
    assertThat(proposal.lines().getFirst().deductions())
        .containsExactly(new Deduction("K06", Rials.of(500)));
  }

  @Test
  void aboveTheTariffTimesTheQuantityIsTaken() {
    var dear = new Facts.Line(1, 3, Rials.of(1000), Rials.ZERO, true, Rials.of(300));
    assertThat(adjudicate(NO_FRANCHISE, 1000L, dear).lines().getFirst().deductions())
        .containsExactly(new Deduction("K01", Rials.of(100)));
    var fair = new Facts.Line(1, 4, Rials.of(1000), Rials.ZERO, true, Rials.of(300));
    assertThat(adjudicate(NO_FRANCHISE, 1000L, fair).payable()).isEqualTo(Rials.of(1000));
  }

  @Test
  void aTariffTooHighToMultiplyCapsNothing() {
    var odd =
        new Facts.Line(1, Integer.MAX_VALUE, Rials.of(1000), Rials.ZERO, true, Rials.of(1L << 62));
    assertThat(adjudicate(NO_FRANCHISE, 1000L, odd).payable()).isEqualTo(Rials.of(1000));
  }

  @Test
  void theBasicInsurersShareIsTaken() {
    assertThat(
            adjudicate(NO_FRANCHISE, 1000L, withBasicShare(1000, 700))
                .lines()
                .getFirst()
                .deductions())
        .containsExactly(new Deduction("K03", Rials.of(700)));
  }

  @Test
  void moreBasicShareThanThereIsLeavesNothing() {
    assertThat(adjudicate(NO_FRANCHISE, 1000L, withBasicShare(1000, 5000)).payable())
        .isEqualTo(Rials.ZERO);
  }

  @Test
  void franchiseIsWaivedWhereTheBasicInsurerWasUsed() {
    var waived = new Franchise(Policy.WAIVED_IF_BASE_USED, new BasisPoints(1000));
    assertThat(adjudicate(waived, 1000L, withBasicShare(1000, 200)).payable())
        .isEqualTo(Rials.of(800));
    assertThat(adjudicate(waived, 1000L, line(1, 1000)).payable()).isEqualTo(Rials.of(900));
  }

  @Test
  void theBasicShareStandsForTheFranchiseWhereThereIsOne() {
    var either = new Franchise(Policy.BASE_SHARE_ELSE_PERCENT, new BasisPoints(3000));
    assertThat(adjudicate(either, 1000L, withBasicShare(1000, 200)).payable())
        .isEqualTo(Rials.of(800));
    assertThat(adjudicate(either, 1000L, line(1, 1000)).payable()).isEqualTo(Rials.of(700));
  }

  @Test
  void theBasicShareIsTakenOnceWhicheverStepTakesIt() {
    var either = new Franchise(Policy.BASE_SHARE_ELSE_PERCENT, new BasisPoints(3000));
    for (List<Step> steps :
        List.of(
            List.of(Step.FRANCHISE),
            List.of(Step.FRANCHISE, Step.BASIC_SHARE),
            List.of(Step.BASIC_SHARE, Step.FRANCHISE))) {
      Proposal proposal =
          Engine.adjudicate(
              new Facts(
                  new Rules(1, steps, either), List.of(withBasicShare(1000, 200)), null, null));
      assertThat(proposal.lines().getFirst().deductions())
          .describedAs("%s", steps)
          .containsExactly(new Deduction("K03", Rials.of(200)));
    }
  }

  @Test
  void franchiseIsAlwaysTakenWhereThePlanSaysAlways() {
    assertThat(adjudicate(TEN_PERCENT, 1000L, withBasicShare(1000, 200)).payable())
        .isEqualTo(Rials.of(720));
  }

  @Test
  void aFractionOfARialOfFranchiseIsTheInsuredsGain() {
    assertThat(adjudicate(TEN_PERCENT, 19L, line(1, 19)).payable()).isEqualTo(Rials.of(18));
  }

  @Test
  void theHeldCeilingIsUsedUpFromTheFirstLineOn() {
    Proposal proposal =
        adjudicate(NO_FRANCHISE, 1500L, line(1, 1000), line(2, 1000), line(3, 1000));
    assertThat(proposal.lines())
        .extracting(Proposal.Line::payable)
        .containsExactly(Rials.of(1000), Rials.of(500), Rials.ZERO);
    assertThat(proposal.lines().getLast().deductions())
        .containsExactly(new Deduction("K04", Rials.of(1000)));
  }

  @Test
  void nothingIsCappedWhileItIsNotKnownWhatIsHeld() {
    assertThat(adjudicate(NO_FRANCHISE, null, line(1, 1000)).payable()).isEqualTo(Rials.of(1000));
  }

  @Test
  void theOrderOfTheStepsIsThePlans() {
    var rules =
        new Rules(1, List.of(Step.HELD_CEILING, Step.FRANCHISE, Step.TARIFF_CAP), TEN_PERCENT);
    var capped = new Facts.Line(1, 1, Rials.of(1000), Rials.ZERO, true, Rials.of(400));
    Proposal proposal = Engine.adjudicate(new Facts(rules, List.of(capped), null, Rials.of(500)));
    assertThat(proposal.lines().getFirst().trace())
        .extracting(Proposal.Trace::rule)
        .containsExactly("HELD_CEILING", "FRANCHISE", "TARIFF_CAP");
    assertThat(proposal.payable()).isEqualTo(Rials.of(400));
  }

  @Test
  void aPlanThatForgetsTheCeilingIsHeldToIt() {
    Proposal proposal =
        Engine.adjudicate(
            new Facts(
                new Rules(1, List.of(Step.FRANCHISE), TEN_PERCENT),
                List.of(line(1, 1000)),
                null,
                Rials.of(100)));
    assertThat(proposal.payable()).isEqualTo(Rials.of(100));
  }

  private static Proposal limited(SubLimit limit, List<Step> steps, Facts.Line... lines) {
    return Engine.adjudicate(
        new Facts(new Rules(3, steps, NO_FRANCHISE), List.of(lines), limit, Rials.of(10_000)));
  }

  @Test
  void whatAServiceMayCostInAllIsUsedUpFromTheFirstLineOn() {
    var limit = new SubLimit(Rials.of(2000), null, 2, Rials.of(500), 1);
    Proposal proposal =
        limited(limit, AS_THE_PLAN_HAS_THEM, line(1, 1000), line(2, 1000), line(3, 1000));
    assertThat(proposal.lines())
        .extracting(Proposal.Line::payable)
        .containsExactly(Rials.of(1000), Rials.of(500), Rials.ZERO);
    assertThat(proposal.lines().getLast().deductions())
        .containsExactly(new Deduction("K04", Rials.of(1000)));
    assertThat(proposal.lines().get(1).trace().getFirst().sentence())
        .isEqualTo("از سقف این خدمت در هر ۲ سال، ۵۰۰ ریال مانده بود؛ ۵۰۰ ریال بیش از آن است.");
    assertThat(proposal.lines().getLast().trace().getFirst().sentence())
        .isEqualTo("از سقف این خدمت در هر ۲ سال، چیزی نمانده بود؛ ۱٬۰۰۰ ریال بیش از آن است.");
  }

  @Test
  void whenTheClaimsOfAServiceAreUsedUpNothingOfItIsPayable() {
    var limit = new SubLimit(Rials.of(1_000_000), 1, null, Rials.of(100), 1);
    Proposal proposal = limited(limit, AS_THE_PLAN_HAS_THEM, line(1, 1000), line(2, 70));
    assertThat(proposal.payable()).isEqualTo(Rials.ZERO);
    assertThat(proposal.lines().getFirst().deductions())
        .containsExactly(new Deduction("K05", Rials.of(1000)));
    assertThat(proposal.lines().getFirst().trace().getFirst().sentence())
        .isEqualTo(
            "طرح شما این خدمت را در مدت قرارداد تا ۱ بار می‌پذیرد و پیش از این ۱ بار پذیرفته شده است؛"
                + " ۱٬۰۰۰ ریال پذیرفته نشد.");
  }

  @Test
  void aLimitHoldsWhereThePlanDoesNotNameItsStep() {
    var limit = new SubLimit(Rials.of(300), null, null, Rials.ZERO, 0);
    for (List<Step> steps :
        List.of(
            List.<Step>of(),
            List.of(Step.HELD_CEILING),
            List.of(Step.HELD_CEILING, Step.FRANCHISE))) {
      Proposal proposal = limited(limit, steps, line(1, 1000));
      assertThat(proposal.payable()).as("%s", steps).isEqualTo(Rials.of(300));
      assertThat(proposal.lines().getFirst().trace().getFirst().clause())
          .isEqualTo("محدودیت خدمت در طرح، ویرایش ۳");
    }
  }

  @Test
  void twoCeilingsOnOneLineAreOneDeduction() {
    var limit = new SubLimit(Rials.of(600), null, null, Rials.ZERO, 0);
    Proposal proposal =
        Engine.adjudicate(
            new Facts(
                new Rules(1, AS_THE_PLAN_HAS_THEM, NO_FRANCHISE),
                List.of(line(1, 1000)),
                limit,
                Rials.of(100)));
    assertThat(proposal.lines().getFirst().deductions())
        .containsExactly(new Deduction("K04", Rials.of(900)));
    assertThat(proposal.lines().getFirst().trace())
        .extracting(Proposal.Trace::rule)
        .containsExactly("SUB_LIMIT", "HELD_CEILING");
  }

  @Test
  void rulesThatThereHaveNeverBeenAreNotMadeUp() {
    var facts = new Facts(new Rules(1, List.of(), NO_FRANCHISE), List.of(), null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.adjudicate(facts, Engine.VERSION + 1));
  }

  @Test
  void everyStepHasExactlyOneRule() {
    assertThat(Rule.edition(Engine.VERSION))
        .extracting(Rule::step)
        .containsExactlyInAnyOrder(Step.values());
  }

  @Test
  void percentagesAreSaidAsPeopleSayThem() {
    assertThat(Persian.percent(new BasisPoints(1000))).isEqualTo("۱۰ درصد");
    assertThat(Persian.percent(new BasisPoints(1250))).isEqualTo("۱۲٫۵ درصد");
    assertThat(Persian.percent(new BasisPoints(1205))).isEqualTo("۱۲٫۰۵ درصد");
    assertThat(Persian.rials(Rials.of(1_000_000))).isEqualTo("۱٬۰۰۰٬۰۰۰ ریال");
  }
}
