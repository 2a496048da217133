package ir.takmil.claims.assessment.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.assessment.adjudication.Proposal.Deduction;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each named rule on facts where it alone bites, and on the nearest facts where it does not. */
class EachRuleBitesTest {
  private static final Franchise NONE =
      new Franchise(Franchise.Policy.ALWAYS_PERCENT, BasisPoints.NONE);
  private static final Franchise TENTH =
      new Franchise(Franchise.Policy.ALWAYS_PERCENT, new BasisPoints(1000));

  /**
   * @param code what is taken under, and {@code taken} how much
   */
  private record Case(Facts bites, String code, long taken, Facts doesNot) {}

  private static final Map<Step, Case> CASES =
      Map.of(
          Step.NOT_COVERED,
          new Case(
              facts(line(0, false, null), NONE, null, 1000L),
              "K06",
              1000,
              facts(line(0, true, null), NONE, null, 1000L)),
          Step.TARIFF_CAP,
          new Case(
              facts(line(0, true, 499L), NONE, null, 1000L),
              "K01",
              2,
              facts(line(0, true, 500L), NONE, null, 1000L)),
          Step.BASIC_SHARE,
          new Case(
              facts(line(1, true, null), NONE, null, 1000L),
              "K03",
              1,
              facts(line(0, true, null), NONE, null, 1000L)),
          Step.FRANCHISE,
          new Case(
              facts(line(0, true, null), TENTH, null, 1000L),
              "K02",
              100,
              facts(line(0, true, null), NONE, null, 1000L)),
          Step.SUB_LIMIT,
          new Case(
              facts(line(0, true, null), NONE, used(2), 1000L),
              "K05",
              1000,
              facts(line(0, true, null), NONE, used(1), 1000L)),
          Step.HELD_CEILING,
          new Case(
              facts(line(0, true, null), NONE, null, 999L),
              "K04",
              1,
              facts(line(0, true, null), NONE, null, 1000L)));

  private static Facts facts(
      Facts.Line line, Franchise franchise, @Nullable SubLimit limit, Long held) {
    return new Facts(
        new Rules(1, Arrays.asList(Step.values()), franchise),
        List.of(line),
        limit,
        Rials.of(held));
  }

  /** Two for a thousand rials. */
  private static Facts.Line line(long basicShare, boolean covered, @Nullable Long tariff) {
    return new Facts.Line(
        1,
        2,
        Rials.of(1000),
        Rials.of(basicShare),
        covered,
        tariff == null ? null : Rials.of(tariff));
  }

  private static SubLimit used(int times) {
    return new SubLimit(null, 2, null, Rials.of(5000), times);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aRuleBitesWhereItShouldAndNowhereElse(Step step) {
    Case tried = CASES.get(step);
    assertThat(tried).as("a case for %s", step).isNotNull();
    Proposal.Line bitten = Engine.adjudicate(tried.bites()).lines().getFirst();
    assertThat(bitten.deductions())
        .containsExactly(new Deduction(tried.code(), Rials.of(tried.taken())));
    assertThat(bitten.trace()).hasSize(1);
    assertThat(bitten.trace().getFirst().rule()).isEqualTo(step.name());
    assertThat(bitten.trace().getFirst().sentence()).isNotBlank();
    assertThat(bitten.trace().getFirst().howToAvoid()).isNotBlank();
    Proposal.Line spared = Engine.adjudicate(tried.doesNot()).lines().getFirst();
    assertThat(spared.trace()).isEmpty();
    assertThat(spared.payable()).isEqualTo(Rials.of(1000));
  }
}
