package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.Tracer;
import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.PersonId;
import ir.takmil.identity.tries.TryLedgers;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.util.ClassUtils;

/** What one process wrote, another that has not yet written anything reads. */
class StoredTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123Z");
  private static final Username NAME = new Username("nasrin.r");
  private static final String DATABASE = "stored-" + Long.toString(System.nanoTime(), 36);

  @AutoConfigurationPackage(basePackages = "ir.takmil.identity")
  static class OfThisService {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }

  @Test
  void every_stage_is_read_back_by_another_process_and_names_in_the_store_are_ours() {
    var begun = begun("r1");
    var chosen = begun("r2").choosing(NAME, NOW).choose(NAME, "login", "sealed", "mark", NOW);
    var sent = chosenAnew("r3").send("hash", NOW);
    var verified = chosenAnew("r4").send("hash", NOW).attempt("hash", NOW);
    var opened = chosenAnew("r5").send("hash", NOW).attempt("hash", NOW).opened();
    List<Registration> all = List.of(begun, chosen, sent, verified, opened);

    inAProcess(mongo -> all.forEach(mongo::insert));

    inAProcess(mongo -> {
      for (Registration one : all) {
        assertThat(mongo.findById(one.id().value(), Registration.class))
            .usingRecursiveComparison()
            .ignoringFields("version")
            .isEqualTo(one);
      }
      mongo
          .getCollection("registrations")
          .find()
          .forEach((Document raw) -> {
            assertThat(raw.toJson()).doesNotContain("ir.takmil").doesNotContain("_class");
            assertThat(raw.getString("kind")).isEqualTo("registration");
          });
    });
  }

  @Test
  void an_account_is_read_back_with_what_it_still_has_to_say() {
    Account account =
        Account.open(
            new AccountId("a1"),
            new PersonId("p1"),
            "national",
            "nasrin.r",
            "login",
            "sealed",
            NOW);
    inAProcess(mongo -> mongo.insert(account));
    inAProcess(mongo ->
        assertThat(mongo.findById("a1", Account.class))
            .usingRecursiveComparison()
            .ignoringFields("version")
            .isEqualTo(account));
  }

  /** Those of an earlier release have no fingerprint of a national code, and may be many. */
  @Test
  void accounts_without_a_national_code_stand_side_by_side_and_one_with_it_is_the_only_one() {
    inAProcess(mongo -> {
      var accounts = mongo.getCollection("accounts");
      accounts.insertOne(new Document("_id", "old1").append("person", "old1"));
      accounts.insertOne(new Document("_id", "old2").append("person", "old2"));
      mongo.insert(account("n1"));
      assertThatThrownBy(() -> mongo.insert(account("n2")))
          .isInstanceOf(DuplicateKeyException.class);
      Account old =
          new Account(
              new AccountId("old3"),
              null,
              new PersonId("old3"),
              null,
              "o",
              "l",
              "s",
              NOW,
              1,
              List.of());
      mongo.insert(old);
      assertThat(mongo.findById("old3", Account.class).nationalMark()).isNull();
      assertThat(accounts.find(new Document("_id", "old3")).first())
          .doesNotContainKey("nationalMark");
    });
  }

  private static Account account(String id) {
    return Account.open(
        new AccountId(id), new PersonId(id), "one-code", "name", "login", "sealed", NOW);
  }

  /** A clock is finer than the store: what is given back must still be found. */
  @Test
  void a_sending_taken_from_one_allowance_is_given_back_when_the_other_is_used_up() {
    inAProcess(mongo -> {
      var allowances = new SendingAllowances(mongo);
      Instant fine = Instant.parse("2026-11-21T08:00:00.123456789Z");
      allowances.take(fine, "person-1", "number-1");
      assertThatThrownBy(() -> allowances.take(fine.plusSeconds(1), "person-2", "number-1"))
          .isInstanceOf(Refusal.class);
      allowances.take(fine.plusSeconds(2), "person-2", "number-2");
    });
  }

  @Test
  void every_query_has_its_index() {
    inAProcess(mongo -> {
      assertServed(mongo, "registrations", "due", Registrations.dueBy(NOW));
      assertServed(mongo, "registrations", "person", Registrations.byPerson(new PersonId("p")));
      assertServed(mongo, "guessAllowances", "last", GuessAllowances.untouchedSince(NOW));
      assertServed(mongo, "tryLedgers", "last", TryLedgers.untouchedSince(NOW));
      assertServed(mongo, "sendingAllowances", "last", SendingAllowances.untouchedSince(NOW));
      assertServed(
          mongo, "usedSecurityCodes", "expiry", Query.query(Criteria.where("expiresAt").lt(NOW)));
      assertServed(
          mongo, "accounts", "national", Query.query(Criteria.where("nationalMark").is("m")));
      assertServed(mongo, "accounts", "person", Query.query(Criteria.where("person").is("p")));
    });
  }

  private static void assertServed(
      MongoTemplate mongo, String collection, String index, Query query) {
    Map<String, List<String>> fields = new java.util.HashMap<>();
    mongo
        .indexOps(collection)
        .getIndexInfo()
        .forEach(info ->
            fields.put(
                info.getName(), info.getIndexFields().stream().map(IndexField::getKey).toList()));
    assertThat(fields).containsKey(index);
    assertThat(query.getQueryObject().keySet()).containsExactlyElementsOf(fields.get(index));
    assertThat(fields.get(index)).containsAll(query.getSortObject().keySet());
  }

  private static Registration begun(String id) {
    return Registration.begin(new RegistrationId(id), new PersonId("p"), "mark", NOW);
  }

  private static Registration chosenAnew(String id) {
    return begun(id).choosing(NAME, NOW).choose(NAME, "login", "sealed", "m", NOW);
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
}
