package ir.takmil.notification.message;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All messages. */
@Repository
public class Messages {
  private static final Sort NEWEST_FIRST = Sort.by("at", "_id").descending();

  private final MongoTemplate mongo;
  private final Documents<Message> documents;
  private final ApplicationEventPublisher saidHere;

  Messages(
      MongoTemplate mongo, Relay<Message, MessageEvent> relay, ApplicationEventPublisher saidHere) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Message.class, relay);
    this.saidHere = saidHere;
  }

  /** Keeps the first of several with the same id. */
  public void add(Message message) {
    saidHere.publishEvent(new MessageAdded(documents.add(message)));
  }

  public Optional<Message> find(MessageId id) {
    return documents.find(id.value());
  }

  public Message change(MessageId id, UnaryOperator<Message> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  /** Newest first, from behind a given one. Index: {@code inbox} or {@code inbox-of-claim}. */
  public List<Message> of(
      PersonId person, @Nullable ClaimId claim, @Nullable Message behind, int atMost) {
    Criteria wanted = whose(person, claim);
    if (behind != null) {
      wanted.orOperator(
          Criteria.where("at").lt(behind.at()),
          Criteria.where("at").is(behind.at()).and("_id").lt(behind.id().value()));
    }
    return mongo.find(new Query(wanted).with(NEWEST_FIRST).limit(atMost), Message.class);
  }

  /** Index: {@code inbox} or {@code inbox-of-claim}. */
  public long count(PersonId person, @Nullable ClaimId claim) {
    return mongo.count(new Query(whose(person, claim)), Message.class);
  }

  /** Index: {@code unread}. */
  public long countUnread(PersonId person) {
    return mongo.count(
        new Query(Criteria.where("person").is(person).and("read").is(false)), Message.class);
  }

  /** Those whose SMS is waited for longer than it should be. Index: {@code due}. */
  public List<Message> due(Instant now, int atMost) {
    return mongo.find(
        new Query(Criteria.where("sms.due").lte(now)).with(Sort.by("sms.due")).limit(atMost),
        Message.class);
  }

  private static Criteria whose(PersonId person, @Nullable ClaimId claim) {
    Criteria whose = Criteria.where("person").is(person);
    return claim == null ? whose : whose.and("claimId").is(claim);
  }
}
