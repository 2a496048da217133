package ir.takmil.claims.coverage;

import static ir.takmil.claims.testing.SampleCoverage.CONTRACT;
import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static ir.takmil.claims.testing.SampleCoverage.END;
import static ir.takmil.claims.testing.SampleCoverage.MOTHER;
import static ir.takmil.claims.testing.SampleCoverage.START;
import static ir.takmil.claims.testing.SampleCoverage.membership;
import static ir.takmil.claims.testing.SampleCoverage.plan;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import tools.jackson.databind.json.JsonMapper;

class CoveragesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-10");
  private static final Inbox INBOX = new Inbox(JsonMapper.builder().build());

  private static void inStore(Consumer<MongoTemplate> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          work.accept(store);
          return true;
        });
    assertThat(done).isTrue();
  }

  private static ConsumerRecord<String, byte[]> heard(ProducerRecord<String, byte[]> said) {
    var record = new ConsumerRecord<String, byte[]>(said.topic(), 0, 0, said.key(), said.value());
    said.headers().forEach(header -> record.headers().add(header));
    return record;
  }

  private static ProducerRecord<String, byte[]> daughter(int sequence, boolean payeeReady) {
    return PolicyWords.membership(
        sequence,
        "m1",
        CONTRACT.value(),
        plan(90).id().value(),
        DAUGHTER.value(),
        "mother",
        payeeReady);
  }

  @Test
  void theNewestMessageWinsHoweverTheyCome() {
    inStore(store -> {
      var listener = new PolicyListener(INBOX, new Replicas(store));
      var coverages = new Coverages(store);
      listener.plan(heard(PolicyWords.plan(1, plan(90).id().value(), CONTRACT.value())));
      for (int sequence : new int[] {1, 3, 2, 3, 1}) {
        listener.membership(heard(daughter(sequence, sequence == 3)));
      }
      Membership kept = coverages.coverage(CONTRACT, DAUGHTER, DAY).orElseThrow().membership();
      assertThat(kept.heard()).isEqualTo(3);
      assertThat(kept.payeeReady()).isTrue();
      assertThat(
              store.count(new org.springframework.data.mongodb.core.query.Query(), "memberships"))
          .isEqualTo(1);
    });
  }

  @Test
  void aPlanIsKeptAsItWasTold() {
    inStore(store -> {
      new PolicyListener(INBOX, new Replicas(store))
          .plan(heard(PolicyWords.plan(4, "p1", CONTRACT.value())));
      Plan kept = new Coverages(store).plan(new ir.takmil.claims.claim.PlanId("p1")).orElseThrow();
      assertThat(kept.version()).isEqualTo(4);
      assertThat(kept.contractEnd()).isEqualTo(LocalDate.parse("2027-03-26"));
      assertThat(kept.covered("PHARMACY").orElseThrow().titledCover().code()).isEqualTo("DRUGS");
      assertThat(kept.covered("WIGS")).isEmpty();
      assertThat(kept.examinationThreshold()).isNull();
    });
  }

  @Test
  void everyEditionOfAPlanIsKeptBesideTheNewest() {
    inStore(store -> {
      var listener = new PolicyListener(INBOX, new Replicas(store));
      for (int version : new int[] {1, 3, 2, 3}) {
        listener.plan(heard(PolicyWords.plan(version, "p1", CONTRACT.value())));
      }
      var coverages = new Coverages(store);
      var id = new ir.takmil.claims.claim.PlanId("p1");
      assertThat(coverages.plan(id).orElseThrow().version()).isEqualTo(3);
      for (int version = 1; version <= 3; version++) {
        assertThat(coverages.plan(id, version).orElseThrow().version()).isEqualTo(version);
      }
      assertThat(coverages.plan(id, 4)).isEmpty();
    });
  }

  @Test
  void theNewestOfAnOlderStoreIsKeptBeforeAnotherTakesItsPlace() {
    inStore(store -> {
      store.insert(plan(90)); // its edition, 3, is not kept beside it
      new PolicyListener(INBOX, new Replicas(store))
          .plan(heard(PolicyWords.plan(4, plan(90).id().value(), CONTRACT.value())));
      assertThat(new Coverages(store).plan(plan(90).id(), 3)).contains(plan(90));
    });
  }

  @Test
  void ofADayTheNewestEditionCountsThatIsInForceOnIt() {
    inStore(store -> {
      var listener = new PolicyListener(INBOX, new Replicas(store));
      listener.plan(heard(PolicyWords.plan(1, "p1", CONTRACT.value())));
      listener.plan(heard(inForceFrom(DAY, PolicyWords.plan(2, "p1", CONTRACT.value()))));
      var coverages = new Coverages(store);
      var id = new ir.takmil.claims.claim.PlanId("p1");
      assertThat(coverages.planOn(id, DAY).orElseThrow().version()).isEqualTo(2);
      assertThat(coverages.planOn(id, DAY.minusDays(1)).orElseThrow().version()).isEqualTo(1);
      assertThat(coverages.planOn(id, START.minusDays(1)).orElseThrow().version()).isEqualTo(1);
    });
  }

  private static ProducerRecord<String, byte[]> inForceFrom(
      LocalDate day, ProducerRecord<String, byte[]> plan) {
    String json = new String(plan.value(), java.nio.charset.StandardCharsets.UTF_8);
    return PolicyWords.message(
        "policy.plan",
        plan.key(),
        2,
        "policy.plan-published.v1",
        json.replaceFirst("\\{", "{\"inForceFrom\": \"" + day + "\","));
  }

  @Test
  void theRulesThatAPlanMayHaveAreKept() {
    inStore(store -> {
      byte[] every = example("sub-limit-and-appeals");
      new PolicyListener(INBOX, new Replicas(store))
          .plan(
              heard(
                  PolicyWords.message(
                      "policy.plan",
                      "p1",
                      3,
                      "policy.plan-published.v1",
                      new String(every, java.nio.charset.StandardCharsets.UTF_8))));
      Plan kept = store.findAll(Plan.class).getFirst();
      assertThat(kept.covered("GLASSES").orElseThrow().service().subLimit())
          .isEqualTo(new Plan.SubLimit(Rials.of(8_000_000), 1, 2));
      assertThat(kept.automaticApprovalThreshold()).isEqualTo(Rials.of(5_000_000));
      assertThat(kept.specialPatientsExempt()).isTrue();
      assertThat(kept.inForceFrom()).isEqualTo(LocalDate.parse("2026-12-22"));
      assertThat(kept.appealWindowDays()).isEqualTo(45);
      assertThat(kept.originals("GLASSES", Rials.of(5_000_001)).orElseThrow().when())
          .isEqualTo("AFTERWARDS_BY_SAMPLE");
      assertThat(kept.originals("GLASSES", Rials.of(5_000_000))).isEmpty();
      assertThat(kept.originals("LENSES", Rials.of(5_000_001))).isEmpty();
    });
  }

  private static byte[] example(String name) {
    try {
      return java.nio.file.Files.readAllBytes(
          java.nio.file.Path.of(
              "../contracts/policy-service/plan-published.v1/examples/" + name + ".json"));
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  @Test
  void whatAnAdultKeepsBackIsNotSeenByTheMainInsured() {
    Membership open = membership(START, END, true);
    assertThat(open.isSeenBy(MOTHER)).isTrue();
    Membership restricted = keptBack(open);
    assertThat(restricted.isSeenBy(MOTHER)).isFalse();
    assertThat(restricted.isSeenBy(DAUGHTER)).isTrue();
  }

  private static Membership keptBack(Membership like) {
    return new Membership(
        like.id(),
        like.contractId(),
        like.planId(),
        like.personId(),
        like.mainInsuredId(),
        like.from(),
        like.to(),
        like.specialPatient(),
        like.payeeReady(),
        null,
        true,
        1);
  }

  @Test
  void ofTwoPlacesInAContractTheOneThatHoldsOnTheDayCounts() {
    inStore(store -> {
      store.insert(withId("first", membership(START, DAY.minusDays(1), false)));
      store.insert(withId("second", membership(DAY, END, true)));
      var coverages = new Coverages(store);
      assertThat(coverages.membership(CONTRACT, DAUGHTER, DAY).orElseThrow().id())
          .isEqualTo("second");
      assertThat(coverages.membership(CONTRACT, DAUGHTER, START).orElseThrow().id())
          .isEqualTo("first");
      assertThat(coverages.membership(CONTRACT, DAUGHTER, END.plusDays(1)).orElseThrow().id())
          .as("the latest, so that its dates can be named")
          .isEqualTo("second");
    });
  }

  private static Membership withId(String id, Membership like) {
    return new Membership(
        id,
        like.contractId(),
        like.planId(),
        like.personId(),
        like.mainInsuredId(),
        like.from(),
        like.to(),
        like.specialPatient(),
        like.payeeReady(),
        null,
        false,
        1);
  }

  @Test
  void theTariffOfTheKindOfCentreGoesBeforeTheGeneralOne() {
    inStore(store -> {
      store.insert(tariff("general", null, START, 2_000_000));
      store.insert(tariff("hospitals", "HOSPITAL", START, 1_350_000));
      store.insert(tariff("newer", null, DAY, 2_100_000));
      store.insert(new Tariff("mistake", "VISIT", null, DAY, null, Rials.of(9_000_000), true, 1));
      var coverages = new Coverages(store);
      assertThat(coverages.tariff("VISIT", "HOSPITAL", DAY)).contains(Rials.of(1_350_000));
      assertThat(coverages.tariff("VISIT", "CLINIC", DAY)).contains(Rials.of(2_100_000));
      assertThat(coverages.tariff("VISIT", null, START)).contains(Rials.of(2_000_000));
      assertThat(coverages.tariff("VISIT", null, START.minusDays(1))).isEmpty();
      assertThat(coverages.tariff("OTHER", null, DAY)).isEmpty();
    });
  }

  private static Tariff tariff(String id, String kind, LocalDate from, long price) {
    return new Tariff(id, "VISIT", kind, from, null, Rials.of(price), null, 1);
  }

  @Test
  void centresAndTariffsAreHeardFromProviderService() {
    inStore(store -> {
      var listener = new ProviderListener(INBOX, new Replicas(store));
      listener.centre(
          heard(
              PolicyWords.message(
                  "provider.centre",
                  "c1",
                  1,
                  "provider.centre-listed.v1",
                  """
                  {"centreId": "c1", "name": "داروخانه سرو سبز", "kind": "PHARMACY", "province": "تهران",
                   "city": "تهران", "contractStart": "2026-01-01", "contractEnd": null, "scope": "همه خدمات"}
                  """)));
      listener.tariff(
          heard(
              PolicyWords.message(
                  "provider.tariff",
                  "t1",
                  1,
                  "provider.tariff-set.v1",
                  """
                  {"tariffId": "t1", "serviceCode": "RADIOLOGY", "centreKind": null, "from": "2026-01-01",
                   "to": null, "unitPrice": 2100000}
                  """)));
      var coverages = new Coverages(store);
      assertThat(coverages.centre("c1").orElseThrow().kind()).isEqualTo("PHARMACY");
      assertThat(coverages.tariff("RADIOLOGY", "PHARMACY", DAY)).contains(Rials.of(2_100_000));
    });
  }

  /** {@code membership} uses person-in-contract, {@code tariff} service, {@code planOn} plan. */
  @Test
  void everyQueryHasItsIndex() {
    inStore(store -> {
      store.insert(membership(START, END, true));
      store.insert(tariff("t", null, START, 1));
      assertThat(store.indexOps(Membership.class).getIndexInfo())
          .map(IndexInfo::getName)
          .contains("person-in-contract");
      assertThat(store.indexOps(Tariff.class).getIndexInfo())
          .map(IndexInfo::getName)
          .contains("service");
      store.insert(new Physician("p", "1", "داخلی", 1));
      assertThat(store.indexOps(Physician.class).getIndexInfo())
          .map(IndexInfo::getName)
          .contains("council-code");
      store.insert(PlanEdition.of(plan(90)));
      assertThat(store.indexOps(PlanEdition.class).getIndexInfo())
          .map(IndexInfo::getName)
          .contains("plan");
    });
  }
}
