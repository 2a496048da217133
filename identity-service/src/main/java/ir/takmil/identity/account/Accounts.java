package ir.takmil.identity.account;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All accounts. */
@Repository
public class Accounts {
  private final MongoTemplate mongo;
  private final Documents<Account> documents;

  Accounts(MongoTemplate mongo, Relay<Account, AccountEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Account.class, relay);
  }

  /**
   * Adds an account; sent twice, added once.
   *
   * @throws Refusal 409 when the person has another one, or another one has the national code
   */
  public Account add(Account account) {
    try {
      return documents.add(account);
    } catch (DuplicateKeyException anotherOfThisPerson) {
      throw Refusal.conflict("account-exists");
    }
  }

  public Optional<Account> of(PersonId person) {
    return Optional.ofNullable(mongo.findOne(byPerson(person), Account.class));
  }

  /** The user name of the account of a national code, by its fingerprint. */
  public Optional<String> usernameOf(String nationalMark) {
    Query query = byNationalMark(nationalMark);
    query.fields().include("username");
    return Optional.ofNullable(mongo.findOne(query, Named.class, "accounts")).map(Named::username);
  }

  private record Named(String username) {}

  /** Index: national. */
  static Query byNationalMark(String nationalMark) {
    return Query.query(Criteria.where("nationalMark").is(nationalMark));
  }

  /** Index: person. */
  static Query byPerson(PersonId person) {
    return Query.query(Criteria.where("person").is(person.value()));
  }
}
