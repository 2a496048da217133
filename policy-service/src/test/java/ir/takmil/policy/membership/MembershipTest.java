package ir.takmil.policy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.MembershipEvent.MembershipChanged;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final ContractId CONTRACT = Invented.contractId();
  private static final PlanId PLAN = Invented.planId();
  private static final PersonId MOTHER = Invented.personId();
  private static final PersonId SON = Invented.personId();

  private final Membership sons =
      Membership.enrol(
          Invented.membershipId(), enrolment(CONTRACT, SON, "2027-03-20"), true, null, false, NOW);

  @Test
  void isAnnouncedWhole() {
    assertThat(sons.outbox())
        .singleElement()
        .extracting(said -> said.event())
        .isEqualTo(
            new MembershipChanged(
                enrolment(CONTRACT, SON, "2027-03-20"), true, null, false, false));
  }

  @Test
  void toldTheSameAgainStaysSilent() {
    assertThat(sons.toldAgain(enrolment(CONTRACT, SON, "2027-03-20"), null, NOW)).isSameAs(sons);
    assertThat(sons.payeeReady(true, NOW)).isSameAs(sons);
  }

  @Test
  void aChangeIsAnnouncedWithTheNextNumber() {
    Membership shorter = sons.toldAgain(enrolment(CONTRACT, SON, "2026-12-31"), null, NOW);

    assertThat(shorter.sequence()).isEqualTo(2);
    assertThat(shorter.payeeReady(false, NOW).outbox()).hasSize(3);
  }

  @Test
  void isNeverMovedToAnotherPersonOrContract() {
    for (Enrolment other :
        new Enrolment[] {
          enrolment(CONTRACT, Invented.personId(), "2027-03-20"),
          enrolment(Invented.contractId(), SON, "2027-03-20")
        }) {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> sons.toldAgain(other, null, NOW))
          .extracting(Refusal::code)
          .isEqualTo("membership-of-another");
    }
  }

  @Test
  void isValidToTheLastDay() {
    assertThat(sons.validOn(LocalDate.parse("2027-03-20"))).isTrue();
    assertThat(sons.validOn(LocalDate.parse("2027-03-21"))).isFalse();
  }

  @Test
  void aRuleOfThePlanEndsItBeforeItsTerm() {
    var ending = new Ending(LocalDate.parse("2026-08-26"), Ending.Reason.AGE);

    Membership ended = sons.ruled(ending, NOW);
    assertThat(ended.validOn(LocalDate.parse("2026-08-26"))).isTrue();
    assertThat(ended.validOn(LocalDate.parse("2026-08-27"))).isFalse();
    assertThat(ended.lastDay()).isEqualTo("2026-08-26");
    assertThat(ended.ruled(ending, NOW)).isSameAs(ended);
    // Another look that finds no end lets it run to its term again.
    assertThat(ended.ruled(null, NOW).validOn(LocalDate.parse("2027-03-20"))).isTrue();
  }

  @Test
  void anEndingBeyondTheTermIsNone() {
    var later = new Ending(LocalDate.parse("2027-03-20"), Ending.Reason.AGE);

    assertThat(sons.ruled(later, NOW)).isSameAs(sons);
  }

  @Test
  void whoseTimeIsOverIsNotEnrolled() {
    var before = new Ending(LocalDate.parse("2026-03-20"), Ending.Reason.AGE);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            Membership.enrol(
                Invented.membershipId(),
                enrolment(CONTRACT, SON, "2027-03-20"),
                true,
                before,
                false,
                NOW))
        .extracting(Refusal::code)
        .isEqualTo("ended-by-rule");
  }

  @Test
  void theFamilyIsWarnedOnceOfEachEnding() {
    var ending = new Ending(LocalDate.parse("2026-08-26"), Ending.Reason.AGE);
    var earlier = new Ending(LocalDate.parse("2026-07-01"), Ending.Reason.MARRIAGE);

    assertThat(sons.warn(NOW)).isSameAs(sons);
    Membership warned = sons.ruled(ending, NOW).warn(NOW);
    assertThat(warned.outbox().getLast().event())
        .isEqualTo(
            new MembershipChanged(
                enrolment(CONTRACT, SON, "2027-03-20"), true, ending, true, false));
    assertThat(warned.warn(NOW)).isSameAs(warned);
    // What else changes does not unsay it; another ending is to be told again.
    assertThat(warned.payeeReady(false, NOW).toWarn()).isNull();
    assertThat(warned.ruled(earlier, NOW).toWarn()).isTrue();
  }

  @Test
  void aDependentKeepsTheirFileFromTheMainInsuredAndNobodyElseDoes() {
    Membership kept = sons.restricted(true, NOW);

    assertThat(kept.openTo(MOTHER)).isFalse();
    assertThat(kept.openTo(SON)).isTrue();
    assertThat(kept.visibleTo(MOTHER)).isTrue();
    assertThat(kept.restricted(false, NOW).openTo(MOTHER)).isTrue();
    Membership mothers =
        Membership.enrol(
            Invented.membershipId(),
            of(CONTRACT, MOTHER, Relation.MAIN, "2027-03-20"),
            true,
            null,
            false,
            NOW);
    assertThat(mothers.restricted(true, NOW)).isSameAs(mothers);
  }

  @Test
  void isSeenByThePersonAndTheHeadOfTheFamilyOnly() {
    assertThat(sons.visibleTo(SON)).isTrue();
    assertThat(sons.visibleTo(MOTHER)).isTrue();
    assertThat(sons.visibleTo(Invented.personId())).isFalse();
  }

  @Test
  void onlyTheMainInsuredIsTheirOwnHead() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> of(CONTRACT, MOTHER, Relation.SON, "2027-03-20"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> of(CONTRACT, SON, Relation.MAIN, "2027-03-20"));
  }

  private static Enrolment enrolment(ContractId contract, PersonId person, String to) {
    return of(contract, person, Relation.SON, to);
  }

  private static Enrolment of(ContractId contract, PersonId person, Relation relation, String to) {
    return new Enrolment(
        contract,
        PLAN,
        person,
        MOTHER,
        relation,
        new Period(LocalDate.parse("2026-03-21"), LocalDate.parse(to)),
        BasicInsurer.SOCIAL_SECURITY,
        false,
        false,
        null,
        null);
  }
}
