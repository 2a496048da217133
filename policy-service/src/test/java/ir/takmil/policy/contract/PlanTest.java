package ir.takmil.policy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.PlanEvent.PlanPublished;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private final Plan.Under under =
      new Plan.Under(
          Invented.contractId(),
          "1405/1/14/9/901",
          new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20")));
  private final Terms terms = terms(List.of(cover("DRUGS", "PHARMACY")), 120);
  private final Plan plan = Plan.publish(Invented.planId(), under, terms, null, NOW);

  @Test
  void isPublishedWithItsTerms() {
    assertThat(plan.outbox())
        .singleElement()
        .extracting(said -> said.event())
        .isEqualTo(new PlanPublished(1, under, terms, LocalDate.parse("2026-03-21")));
  }

  @Test
  void toldTheSameAgainIsNoNewEdition() {
    assertThat(plan.toldAgain(under, terms(List.of(cover("DRUGS", "PHARMACY")), 120), null, NOW))
        .isSameAs(plan);
  }

  @Test
  void toldOtherwiseIsANewEdition() {
    Plan changed = plan.toldAgain(under, terms(terms.covers(), 90), null, NOW);

    assertThat(changed.sequence()).isEqualTo(2);
    assertThat(changed.outbox()).hasSize(2);
  }

  @Test
  void doesNotMoveToAnotherContract() {
    var elsewhere = new Plan.Under(Invented.contractId(), under.contractNumber(), under.period());

    assertRefused("plan-of-another-contract", () -> plan.toldAgain(elsewhere, terms, null, NOW));
  }

  @Test
  void namesEachCoverAndEachServiceOnce() {
    assertRefused(
        "cover-given-twice",
        () -> terms(List.of(cover("DRUGS", "PHARMACY"), cover("DRUGS", "OTHER")), 1));
    assertRefused(
        "service-given-twice",
        () -> terms(List.of(cover("DRUGS", "PHARMACY"), cover("MORE", "PHARMACY")), 1));
  }

  @Test
  void saysFromWhichDayAnEditionCounts() {
    LocalDate since = LocalDate.parse("2026-09-23");

    assertThat(plan.edition().inForceFrom()).isEqualTo("2026-03-21");
    Plan changed = plan.toldAgain(under, terms(terms.covers(), 90), since, NOW);
    assertThat(changed.edition().number()).isEqualTo(2);
    assertThat(changed.edition().inForceFrom()).isEqualTo(since);
    assertThat(changed.toldAgain(under, terms(terms.covers(), 90), since, NOW)).isSameAs(changed);
    assertThat(changed.toldAgain(under, terms(terms.covers(), 90), null, NOW).sequence())
        .isEqualTo(3);
  }

  @Test
  void aCoversCeilingKeepsItsKind() {
    Cover drugs = terms.covers().getFirst();
    var yearly = new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.YEAR, Rials.of(100));
    var other = new Cover(drugs.code(), drugs.title(), yearly, null, null, drugs.services());

    assertRefused(
        "ceiling-kind-changed", () -> plan.toldAgain(under, terms(List.of(other), 120), null, NOW));
  }

  @Test
  void aCoverThatWasPublishedStays() {
    assertRefused(
        "cover-left-out",
        () -> plan.toldAgain(under, terms(List.of(cover("MORE", "PHARMACY")), 120), null, NOW));
  }

  @Test
  void yearsAreCountedFromOneStart() {
    Cover drugs = terms.covers().getFirst();
    var yearly =
        new Cover(
            drugs.code(),
            drugs.title(),
            new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.YEAR, Rials.of(100)),
            null,
            null,
            drugs.services());
    Plan ofYears = Plan.publish(Invented.planId(), under, terms(List.of(yearly), 120), null, NOW);
    var earlier =
        new Plan.Under(
            under.contractId(),
            under.contractNumber(),
            new Period(LocalDate.parse("2026-03-20"), under.period().end()));

    assertRefused("start-fixed", () -> ofYears.toldAgain(earlier, ofYears.terms(), null, NOW));
    assertThat(plan.toldAgain(earlier, terms, null, NOW).sequence()).isEqualTo(2);
  }

  @Test
  void givesTimeToSend() {
    assertRefused("days-out-of-range", () -> terms(terms.covers(), 0));
  }

  @Test
  void findsAServiceWithItsCover() {
    assertThat(terms.service(new ServiceCode("PHARMACY")).orElseThrow().cover().code())
        .isEqualTo(new CoverCode("DRUGS"));
    assertThat(terms.service(new ServiceCode("RADIOLOGY"))).isEmpty();
  }

  private static Terms terms(List<Cover> covers, int days) {
    return new Terms(
        "طرح یک",
        covers,
        new Franchise(Franchise.Policy.ALWAYS_PERCENT, new BasisPoints(1000)),
        List.of(Step.NOT_COVERED, Step.HELD_CEILING),
        days,
        null,
        30,
        Rials.of(50_000_000),
        null,
        List.of(),
        List.of(),
        true,
        null);
  }

  private static Cover cover(String code, String service) {
    return new Cover(
        new CoverCode(code),
        "پوشش",
        new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.CONTRACT, Rials.of(100)),
        null,
        null,
        List.of(
            new MedicalService(
                new ServiceCode(service),
                "خدمت",
                List.of(new RequiredDocument(DocumentKind.INVOICE, true)),
                true,
                null)));
  }

  private static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable move) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(move)
        .extracting(Refusal::code)
        .isEqualTo(code);
  }
}
