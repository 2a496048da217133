package ir.takmil.notification.message;

import ir.takmil.notification.message.MessageEvent.SmsSettled;
import ir.takmil.notification.message.Sms.Failed;
import ir.takmil.notification.message.Sms.None;
import ir.takmil.notification.message.Sms.Pending;
import ir.takmil.notification.message.Sms.Sent;
import ir.takmil.notification.message.Sms.Unknown;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One message to one person: always in the inbox, and by SMS as far as that can be done without
 * telling the same thing twice. The provider knows the text by the message's own id and drops a
 * repeat, but only for as long as it keeps ids; after that it is only asked, never sent to.
 *
 * @param at when that of which it tells happened
 */
@Document("messages")
@TypeAlias("message")
@CompoundIndex(name = "inbox", def = "{'person': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "inbox-of-claim", def = "{'person': 1, 'claimId': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "unread", def = "{'person': 1, 'read': 1}")
@CompoundIndex(name = "due", def = "{'sms.due': 1}", sparse = true)
public record Message(
    @Id MessageId id,
    @Version @Nullable Long version,
    PersonId person,
    ClaimId claimId,
    Template template,
    Texts texts,
    Instant at,
    boolean read,
    Sms sms,
    int sequence,
    List<Announcement<MessageEvent>> outbox)
    implements Announcing<MessageEvent> {

  /** As long as a provider keeps ids at the least; also, older news is not worth an SMS. */
  public static final Duration SENT_WITHIN = Duration.ofHours(24);

  /** The one who makes a message also hands it over; after this long somebody else may. */
  public static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(10);

  /** Then the outcome is unknown for good. */
  public static final int UNANSWERED_AT_MOST = 6;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  public Message {
    outbox = List.copyOf(outbox);
  }

  public static Message of(
      MessageId id,
      PersonId person,
      ClaimId claimId,
      Template template,
      Texts texts,
      Instant at,
      Instant now) {
    Sms sms =
        now.isAfter(at.plus(SENT_WITHIN))
            ? new None()
            : new Pending(0, 0, now.plus(HANDED_OVER_WITHIN));
    return new Message(id, null, person, claimId, template, texts, at, false, sms, 0, List.of());
  }

  @Override
  public String key() {
    return id.value();
  }

  /** The provider may have forgotten the id by now, so that a repeat would be a second SMS. */
  public boolean late(Instant now) {
    return now.isAfter(at.plus(SENT_WITHIN));
  }

  /** The person has opened it. */
  public Message opened() {
    return read
        ? this
        : new Message(
            id, version, person, claimId, template, texts, at, true, sms, sequence, outbox);
  }

  /** The person has no phone on file. */
  public Message withoutPhone(Instant now) {
    return sms instanceof Pending ? settled(new None(), now) : this;
  }

  /** The phone cannot be asked for now. */
  public Message postponed(Instant now) {
    return after(Receipt.NOT_REACHED, now);
  }

  /** Each receipt leads to exactly one stage; what is settled stays as it is. */
  public Message after(Receipt receipt, Instant now) {
    if (!(sms instanceof Pending pending)) {
      return this;
    }
    return switch (receipt) {
      case ACCEPTED -> settled(new Sent(now), now);
      case REFUSED -> settled(new Failed(now), now);
      case NOT_KNOWN -> late(now) ? settled(new Failed(now), now) : this;
      case NOT_REACHED ->
          late(now)
              ? settled(new Unknown(now), now)
              : with(
                  new Pending(
                      pending.postponed() + 1, pending.unanswered(), nextTry(pending, now)));
      case UNCERTAIN ->
          late(now) || pending.unanswered() + 1 >= UNANSWERED_AT_MOST
              ? settled(new Unknown(now), now)
              : with(
                  new Pending(
                      pending.postponed(), pending.unanswered() + 1, nextTry(pending, now)));
    };
  }

  private static Instant nextTry(Pending pending, Instant now) {
    int doublings = Math.min(pending.postponed() + pending.unanswered(), 16);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  private Message with(Sms next) {
    return new Message(
        id, version, person, claimId, template, texts, at, read, next, sequence, outbox);
  }

  private Message settled(Sms next, Instant now) {
    return new Message(
        id,
        version,
        person,
        claimId,
        template,
        texts,
        at,
        read,
        next,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new SmsSettled(next.shown())));
  }
}
