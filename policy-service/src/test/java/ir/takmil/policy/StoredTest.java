package ir.takmil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.micrometer.tracing.Tracer;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.ClaimAccount;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.changing.ChangeSamples;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.DocumentKind;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.MedicalService;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.contract.RequiredDocument;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.Gender;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import ir.takmil.policy.person.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.util.ClassUtils;

/** What one process wrote, another that has not yet written anything reads. */
class StoredTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final String DATABASE = "stored-" + Long.toString(System.nanoTime(), 36);

  @AutoConfigurationPackage(basePackages = "ir.takmil.policy")
  static class OfThisService {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }

  @Test
  void everyDocumentIsReadBackByAnotherProcess() {
    var person = Invented.personId();
    List<Object> documents =
        List.of(
            contract(),
            plan(),
            plan().edition(),
            person(person),
            membership(person),
            account(),
            noted());

    readBack(documents);
  }

  @Test
  void aChangeRequestIsReadBackInEveryStage() {
    readBack(ChangeSamples.ofEveryStage());
  }

  private static void readBack(List<?> documents) {
    inAProcess(mongo -> documents.forEach(mongo::insert));

    inAProcess(mongo -> {
      for (Object document : documents) {
        Object found = mongo.findById(idOf(document), document.getClass());
        assertThat(found).usingRecursiveComparison().ignoringFields("version").isEqualTo(document);
      }
    });
  }

  /** Fields are only ever added: what is absent reads as what it meant before there was a word. */
  @Test
  void whatAnEarlierReleaseStoredIsStillRead() {
    Plan plan = plan();
    Membership membership = membership(Invented.personId());
    inAProcess(mongo -> {
      mongo.insert(plan);
      mongo.insert(membership);
      mongo.updateFirst(
          byId(plan.id().value()),
          new Update()
              .unset("terms.originals")
              .unset("terms.ageRules")
              .unset("terms.specialPatientsExempt")
              .unset("terms.covers.0.ceiling.per")
              .unset("outbox.0.event.inForceFrom"),
          "plans");
      mongo.updateFirst(
          byId(membership.id().value()),
          new Update()
              .unset("restricted")
              .unset("enrolment.student")
              .unset("outbox.0.event.warned")
              .unset("outbox.0.event.restricted"),
          "memberships");
    });

    inAProcess(mongo -> {
      assertThat(mongo.findById(plan.id(), Plan.class))
          .extracting(found -> found == null ? null : found.terms())
          .isEqualTo(plan.terms());
      assertThat(mongo.findById(membership.id(), Membership.class))
          .usingRecursiveComparison()
          .ignoringFields("version")
          .isEqualTo(membership);
    });
  }

  private static Query byId(String id) {
    return Query.query(Criteria.where("_id").is(id));
  }

  @Test
  void namesInTheStoreAreOurs() {
    inAProcess(mongo -> {
      var one = account();
      mongo.insert(one);
      ChangeSamples.ofEveryStage().forEach(mongo::insert);
      try (var client = MongoClients.create(BackingServices.storeUri())) {
        for (Document raw : client.getDatabase(DATABASE).getCollection("change-requests").find()) {
          assertThat(raw.toJson()).doesNotContain("ir.takmil").doesNotContain("_class");
          assertThat(raw.getString("kind")).isEqualTo("change-request");
        }
        for (Document raw : client.getDatabase(DATABASE).getCollection("ceiling-accounts").find()) {
          assertThat(raw.toJson()).doesNotContain("ir.takmil").doesNotContain("_class");
          assertThat(raw.getString("kind")).isEqualTo("ceiling-account");
        }
      }
    });
  }

  /** A day is a day, wherever the process that reads it believes to be. */
  @Test
  void aDayIsTheSameInEveryTimeZone() {
    Contract contract = contract();
    TimeZone own = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
      inAProcess(mongo -> mongo.insert(contract));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      inAProcess(mongo -> {
        Contract found = mongo.findById(contract.id(), Contract.class);
        assertThat(found).isNotNull();
        assertThat(found.period()).isEqualTo(contract.period());
      });
    } finally {
      TimeZone.setDefault(own);
    }
  }

  private static Object idOf(Object document) {
    return switch (document) {
      case Contract it -> it.id();
      case Plan it -> it.id();
      case PlanEdition it -> it.id();
      case Person it -> it.id();
      case Membership it -> it.id();
      case CeilingAccount it -> it.id();
      case ClaimAccount it -> it.id();
      default -> ChangeSamples.idOf(document);
    };
  }

  private static void inAProcess(Consumer<MongoTemplate> work) {
    new ApplicationContextRunner()
        .withUserConfiguration(OfThisService.class)
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                ClassUtils.resolveClassName("ir.takmil.platform.store.StoreConfiguration", null)))
        .withPropertyValues(
            "spring.mongodb.uri=" + BackingServices.storeUri(),
            "spring.mongodb.database=" + DATABASE)
        .run(context -> work.accept(context.getBean(MongoTemplate.class)));
  }

  private static Contract contract() {
    return new Contract(
        Invented.contractId(),
        null,
        "1405/1/14/9/901",
        "بیمهٔ نمونه",
        "کارخانهٔ نمونه",
        "مازاد درمان",
        new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20")),
        List.of(Invented.planId()));
  }

  private static Plan plan() {
    return Plan.publish(
        Invented.planId(),
        new Plan.Under(
            Invented.contractId(),
            "1405/1/14/9/901",
            new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20"))),
        new Terms(
            "طرح یک",
            List.of(
                new Cover(
                    new CoverCode("DRUGS"),
                    "دارو",
                    new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.CONTRACT, null),
                    null,
                    null,
                    List.of(
                        new MedicalService(
                            new ServiceCode("PHARMACY"),
                            "دارو",
                            List.of(new RequiredDocument(DocumentKind.INVOICE, true)),
                            true,
                            null)))),
            new Franchise(Franchise.Policy.WAIVED_IF_BASE_USED, new BasisPoints(1000)),
            List.of(Step.TARIFF_CAP, Step.NOT_COVERED),
            120,
            null,
            30,
            null,
            null,
            List.of(),
            List.of(),
            true,
            null),
        null,
        NOW);
  }

  private static Person person(PersonId id) {
    return new Person(
        id,
        null,
        new Sealed("sealed", "fingerprint-" + id.value()),
        "نسرین",
        "نمونه‌ای",
        Gender.FEMALE,
        new Sealed("a", "b"),
        new Sealed("c", "d"),
        null,
        new Sealed("e", "f"));
  }

  private static Membership membership(PersonId person) {
    return Membership.enrol(
        Invented.membershipId(),
        new Enrolment(
            Invented.contractId(),
            new PlanId(Invented.planId().value()),
            person,
            person,
            Relation.MAIN,
            new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20")),
            BasicInsurer.NONE,
            true,
            false,
            null,
            null),
        true,
        null,
        false,
        NOW);
  }

  private static CeilingAccount account() {
    var first = new ClaimId("first");
    var second = new ClaimId("second");
    return CeilingAccount.open(
            new AccountId(Invented.contractId() + ":someone:DRUGS"), Rials.of(1_000), NOW)
        .hold(first, Rials.of(400), NOW)
        .commit(first, Rials.of(300), NOW)
        .reverse(first, null, "اشتباه", NOW)
        .hold(second, Rials.of(100), NOW)
        .release(second, NOW)
        .adjust("an-adjustment", -1, "اصلاح", NOW);
  }

  private static ClaimAccount noted() {
    return ClaimAccount.endedBefore(new ClaimId("ended-" + Invented.planId().value()));
  }
}
