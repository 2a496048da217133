package ir.takmil.policy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.AfterContract.Take;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a plan says of days, and what it may not say. */
class TermsTest {
  private static final LocalDate CONTRACT_END = Jalali.day(1403, 12, 30);
  private static final Ceiling EACH =
      new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.YEAR, Rials.of(100));
  private static final Ceiling TOGETHER =
      new Ceiling(Ceiling.Scope.FAMILY, Ceiling.Per.CONTRACT, Rials.of(300));

  @Test
  void anExpenseIsSentWithinTheDaysOfThePlan() {
    Terms terms = terms(null, List.of());

    assertThat(deadline(terms, Jalali.day(1403, 12, 30))).isEqualTo("1404/04/27");
  }

  @Test
  void theEarlierOrTheLaterOfTwoDeadlinesCounts() {
    LocalDate early = Jalali.day(1403, 7, 1);
    LocalDate late = Jalali.day(1403, 12, 30);

    Terms earlier = terms(new AfterContract(2, Take.EARLIER), List.of());
    assertThat(deadline(earlier, early)).isEqualTo("1403/11/01"); // 120 days from the expense
    assertThat(deadline(earlier, late)).isEqualTo("1404/02/30"); // two months from the end
    Terms later = terms(new AfterContract(2, Take.LATER), List.of());
    assertThat(deadline(later, early)).isEqualTo("1404/02/30");
    assertThat(deadline(later, late)).isEqualTo("1404/04/27");
  }

  @Test
  void aCoverPaysWhenTheWaitIsOver() {
    Terms terms = terms(null, List.of());
    Cover births = cover(EACH, TOGETHER, 270);
    Cover drugs = cover(EACH, null, null);
    LocalDate since = Jalali.day(1403, 1, 1);

    assertThat(terms.waitedUntil(births, since)).isEqualTo(since.plusDays(270));
    assertThat(terms.waitedUntil(drugs, since)).isEqualTo(since);
  }

  @Test
  void theFirstEndingOfARelationsRulesCounts() {
    Terms terms =
        terms(
            null,
            List.of(
                new AgeRule(Relation.SON, 22, null, null),
                new AgeRule(Relation.SON, 20, null, null),
                new AgeRule(Relation.DAUGHTER, 18, null, null)));

    assertThat(terms.ending(Relation.SON, Jalali.day(1385, 1, 2), false, null))
        .hasValue(new Ending(Jalali.day(1405, 1, 1), Ending.Reason.AGE));
    assertThat(terms.ending(Relation.MOTHER, Jalali.day(1300, 1, 1), false, null)).isEmpty();
  }

  @Test
  void whatNobodyCanMeanIsRefused() {
    assertRefused("family-ceiling-wrong", () -> cover(TOGETHER, TOGETHER, null));
    assertRefused("family-ceiling-wrong", () -> cover(EACH, EACH, null));
    assertRefused("days-out-of-range", () -> cover(EACH, null, -1));
    assertRefused("sub-limit-empty", () -> new SubLimit(null, null, 2));
    assertRefused("sub-limit-out-of-range", () -> new SubLimit(null, 0, null));
    assertRefused("sub-limit-out-of-range", () -> new SubLimit(Rials.of(1), 1, 21));
    assertRefused("months-out-of-range", () -> new AfterContract(121, Take.LATER));
  }

  @Test
  void anAppealMayBeMadeForADayToTenYears() {
    assertThat(appealable(1).appealWindowDays()).isEqualTo(1);
    assertThat(appealable(null).appealWindowDays()).isNull();
    assertRefused("days-out-of-range", () -> appealable(0));
    assertRefused("days-out-of-range", () -> appealable(3651));
  }

  private static Terms appealable(@Nullable Integer days) {
    Terms like = terms(null, List.of());
    return new Terms(
        like.title(),
        like.covers(),
        like.franchise(),
        like.steps(),
        like.submissionDeadlineDays(),
        null,
        like.cureDeadlineDays(),
        null,
        null,
        List.of(),
        List.of(),
        true,
        days);
  }

  @Test
  void originalsAreAskedForServicesOfThePlanOnly() {
    assertRefused(
        "service-not-in-plan",
        () ->
            new Terms(
                "طرح",
                List.of(),
                new Franchise(Franchise.Policy.ALWAYS_PERCENT, BasisPoints.NONE),
                List.of(Step.HELD_CEILING),
                120,
                null,
                30,
                null,
                null,
                List.of(
                    new OriginalsRule(
                        new ServiceCode("GLASSES"), null, OriginalsRule.When.BEFORE_PAYMENT, null)),
                List.of(),
                true,
                null));
  }

  private static String deadline(Terms terms, LocalDate expense) {
    return Jalali.text(terms.submissionDeadline(expense, CONTRACT_END));
  }

  private static Terms terms(@Nullable AfterContract afterContract, List<AgeRule> ageRules) {
    return new Terms(
        "طرح",
        List.of(),
        new Franchise(Franchise.Policy.ALWAYS_PERCENT, BasisPoints.NONE),
        List.of(Step.HELD_CEILING),
        120,
        afterContract,
        30,
        null,
        null,
        List.of(),
        ageRules,
        true,
        null);
  }

  private static Cover cover(
      Ceiling ceiling, @Nullable Ceiling family, @Nullable Integer waitingDays) {
    return new Cover(new CoverCode("COVER"), "پوشش", ceiling, family, waitingDays, List.of());
  }

  private static void assertRefused(String code, ThrowingCallable what) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(what)
        .extracting(Refusal::code)
        .isEqualTo(code);
  }
}
