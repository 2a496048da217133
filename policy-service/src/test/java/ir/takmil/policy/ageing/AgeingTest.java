package ir.takmil.policy.ageing;

import static ir.takmil.policy.Doors.with;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.Topics;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A plan says other rules; families are told in time of what they end. */
@PolicyParts
class AgeingTest {
  private final Ageing ageing;
  private final Memberships memberships;
  private final MovableClock clock;
  private Doors doors = Doors.at(0);
  private Family family = Family.invented();

  AgeingTest(
      @Autowired Ageing ageing, @Autowired Memberships memberships, @Autowired MovableClock clock) {
    this.ageing = ageing;
    this.memberships = memberships;
    this.clock = clock;
  }

  @BeforeEach
  void tellOfAFamily(@LocalServerPort int port) {
    doors = Doors.at(port);
    family = Family.invented().told(doors);
    ageing.sweep();
    // Born on 1394/06/05, the son is 11 on 1405/06/05, 2026-08-27.
    publish(Map.of("relation", "SON", "untilAge", 11));
  }

  @AfterEach
  void backToTheDayOfTheTests() {
    clock.moveTo(Instant.parse("2026-06-01T08:00:00Z"));
  }

  @Test
  void aRuleThatAPlanBringsLaterRulesThoseWhoAreInsuredAlready() {
    assertThat(sons().ending()).isNull();
    ageing.sweep();

    assertThat(sons().lastDay()).isEqualTo("2026-08-26");
    assertThat(mothers().ending()).isNull();
    int sequence = sons().sequence();
    ageing.sweep();
    assertThat(sons().sequence()).isEqualTo(sequence);

    publish(Map.of("relation", "SON", "untilAge", 22));
    ageing.sweep();
    assertThat(sons().ending()).isNull();
  }

  @Test
  void theFamilyIsToldThirtyDaysBeforeAndOnce() {
    ageing.sweep();
    clock.moveTo(Instant.parse("2026-07-26T20:29:00Z")); // 31 days before, in Tehran
    ageing.sweep();
    assertThat(sons().toWarn()).isTrue();
    clock.moveTo(Instant.parse("2026-07-26T20:31:00Z")); // the 27th: 30 days before
    ageing.sweep();
    ageing.sweep();
    assertThat(sons().toWarn()).isNull();

    List<Topics.Said> said = new Topics().of("policy.membership", family.sonsPlace().value(), 3);
    assertThat(said).hasSize(3);
    JsonNode told = said.getLast().body();
    assertThat(told.get("to").asString()).isEqualTo("2026-08-26");
    assertThat(told.get("ending").get("warned").asBoolean()).isTrue();
    assertThat(said.get(1).body().get("ending").get("warned").asBoolean()).isFalse();
    assertThat(sons().lastDay()).isEqualTo(LocalDate.parse("2026-08-26"));
  }

  private void publish(Map<String, Object> rule) {
    assertThat(
            doors
                .operator()
                .put(
                    "/contracts/" + family.contract().value(),
                    with(
                        family.contractBody(),
                        "plans",
                        List.of(with(family.planBody(), "ageRules", List.of(rule)))))
                .status())
        .isEqualTo(200);
  }

  private Membership sons() {
    return memberships.find(family.sonsPlace()).orElseThrow();
  }

  private Membership mothers() {
    return memberships.find(family.mothersPlace()).orElseThrow();
  }
}
