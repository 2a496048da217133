package ir.takmil.claims.assessment.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any plan and any claim. */
class EngineLawsTest {
  private static final long MUCH = 100_000_000_000L;

  @Property
  void everyRialOfEveryLineIsPaidOrDeducted(@ForAll("facts") Facts facts) {
    for (Proposal.Line line : Engine.adjudicate(facts).lines()) {
      assertThat(
              line.deductions().stream()
                  .map(Proposal.Deduction::amount)
                  .reduce(line.payable(), Rials::plus))
          .isEqualTo(line.requested());
      assertThat(line.deductions()).allMatch(deduction -> !deduction.amount().isZero());
      assertThat(line.deductions().stream().map(Proposal.Deduction::code)).doesNotHaveDuplicates();
    }
  }

  @Property
  void noMoreIsPayableThanIsHeld(@ForAll("facts") Facts facts) {
    Rials held = facts.held();
    if (held != null) {
      assertThat(Engine.adjudicate(facts).payable()).isLessThanOrEqualTo(held);
    }
  }

  @Property
  void noMoreIsPayableThanIsLeftOfTheService(@ForAll("facts") Facts facts) {
    SubLimit limit = facts.subLimit();
    if (limit != null && limit.amount() != null) {
      assertThat(Engine.adjudicate(facts).payable())
          .isLessThanOrEqualTo(limit.amount().minusAtMost(limit.usedAmount()));
    }
  }

  @Property
  void theSameFactsGiveTheSameProposal(@ForAll("facts") Facts facts) {
    assertThat(Engine.adjudicate(facts)).isEqualTo(Engine.adjudicate(facts));
  }

  @Property
  void theTraceLeadsFromRequestedToPayableWithoutAGap(@ForAll("facts") Facts facts) {
    for (Proposal.Line line : Engine.adjudicate(facts).lines()) {
      Rials left = line.requested();
      for (Proposal.Trace step : line.trace()) {
        assertThat(step.before()).isEqualTo(left);
        assertThat(step.after()).isLessThan(step.before());
        assertThat(step.sentence()).isNotBlank();
        assertThat(step.howToAvoid()).isNotBlank();
        left = step.after();
      }
      assertThat(left).isEqualTo(line.payable());
    }
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Combinators.combine(
            rules(), lines(), limits().injectNull(0.4), amounts().injectNull(0.2))
        .as(Facts::new);
  }

  private static Arbitrary<SubLimit> limits() {
    return Combinators.combine(
            amounts().injectNull(0.3),
            Arbitraries.integers().between(1, 4).injectNull(0.5),
            Arbitraries.integers().between(1, 3).injectNull(0.5),
            amounts(),
            Arbitraries.integers().between(0, 4))
        .as(SubLimit::new);
  }

  private static Arbitrary<Rules> rules() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.shuffle(Step.values())
                .flatMap(steps ->
                    Arbitraries.integers()
                        .between(0, steps.size())
                        .map(count -> List.copyOf(steps.subList(0, count)))),
            Arbitraries.of(Franchise.Policy.class),
            Arbitraries.integers().between(0, 10_000).map(BasisPoints::new))
        .as((version, steps, policy, share) ->
            new Rules(version, steps, new Franchise(policy, share)));
  }

  private static Arbitrary<List<Facts.Line>> lines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 50),
            amounts(),
            amounts(),
            Arbitraries.of(true, true, true, false),
            amounts().injectNull(0.3))
        .as((quantity, requested, basicShare, covered, tariff) ->
            new Facts.Line(0, quantity, requested, basicShare, covered, tariff))
        .list()
        .ofMaxSize(8)
        .map(unnumbered ->
            IntStream.range(0, unnumbered.size())
                .mapToObj(i -> numbered(i + 1, unnumbered.get(i)))
                .toList());
  }

  private static Facts.Line numbered(int number, Facts.Line line) {
    return new Facts.Line(
        number,
        line.quantity(),
        line.requested(),
        line.basicShare(),
        line.covered(),
        line.unitTariff());
  }

  private static Arbitrary<Rials> amounts() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(0, 1000), Arbitraries.longs().between(0, MUCH))
        .map(Rials::of);
  }
}
