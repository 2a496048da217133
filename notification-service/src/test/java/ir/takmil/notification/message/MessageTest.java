package ir.takmil.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.message.MessageEvent.SmsSettled;
import ir.takmil.notification.message.Sms.Failed;
import ir.takmil.notification.message.Sms.None;
import ir.takmil.notification.message.Sms.Pending;
import ir.takmil.notification.message.Sms.Sent;
import ir.takmil.notification.message.Sms.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Message.SENT_WITHIN).plusSeconds(1);

  static Message message() {
    return Message.of(
        MessageId.ofEvent("c1/3"),
        new PersonId("p1"),
        new ClaimId("c1"),
        Template.CLAIM_APPROVED,
        new Texts("عنوان", "متن", "پیامک"),
        NOW,
        NOW);
  }

  @Test
  void isNamedByItsEventAndReadableInAPath() {
    assertThat(message().id().value()).isEqualTo("c1.3");
  }

  @Test
  void waitsAtFirstAndHasNothingToSay() {
    assertThat(message().sms()).isInstanceOf(Pending.class);
    assertThat(message().outbox()).isEmpty();
    assertThat(message().read()).isFalse();
  }

  @Test
  void ofOldNewsIsForTheInboxOnly() {
    Message old =
        Message.of(
            new MessageId("m"),
            new PersonId("p"),
            new ClaimId("c"),
            Template.CLAIM_PAID,
            new Texts("", "", ""),
            NOW.minus(Duration.ofHours(25)),
            NOW);
    assertThat(old.sms()).isEqualTo(new None());
  }

  @Test
  void whatTheProviderAcceptedIsSentAndSaid() {
    Message sent = message().after(Receipt.ACCEPTED, NOW);
    assertThat(sent.sms()).isEqualTo(new Sent(NOW));
    assertThat(sent.sequence()).isEqualTo(1);
    assertThat(sent.outbox())
        .singleElement()
        .satisfies(said -> {
          assertThat(said.event()).isEqualTo(new SmsSettled(Sms.Shown.SENT));
          assertThat(said.sequence()).isEqualTo(1);
        });
  }

  @Test
  void whatTheProviderRefusesFails() {
    assertThat(message().after(Receipt.REFUSED, NOW).sms()).isEqualTo(new Failed(NOW));
  }

  @Test
  void aPersonWithoutAPhoneGetsNoSms() {
    assertThat(message().withoutPhone(NOW).sms()).isEqualTo(new None());
  }

  @Test
  void nobodyReachedIsTriedAgainEverMoreSeldom() {
    Message once = message().postponed(NOW);
    Message twice = once.postponed(NOW);
    assertThat(once.sms()).isEqualTo(new Pending(1, 0, NOW.plusSeconds(2)));
    assertThat(twice.sms()).isEqualTo(new Pending(2, 0, NOW.plusSeconds(4)));
    Message often = message();
    for (int i = 0; i < 100; i++) {
      often = often.postponed(NOW);
    }
    assertThat(often.sms()).isEqualTo(new Pending(100, 0, NOW.plus(Duration.ofMinutes(5))));
  }

  @Test
  void uncertaintyEndsInUnknownAfterSoManyTries() {
    Message message = message();
    for (int i = 1; i < Message.UNANSWERED_AT_MOST; i++) {
      message = message.after(Receipt.UNCERTAIN, NOW);
      assertThat(message.sms()).isInstanceOf(Pending.class);
    }
    assertThat(message.after(Receipt.UNCERTAIN, NOW).sms()).isEqualTo(new Unknown(NOW));
  }

  @Test
  void afterADayTheProviderMayHaveForgottenSoNothingIsLeftToTry() {
    assertThat(message().late(TOMORROW)).isTrue();
    assertThat(message().after(Receipt.NOT_KNOWN, TOMORROW).sms()).isEqualTo(new Failed(TOMORROW));
    assertThat(message().after(Receipt.NOT_REACHED, TOMORROW).sms())
        .isEqualTo(new Unknown(TOMORROW));
    assertThat(message().after(Receipt.UNCERTAIN, TOMORROW).sms()).isEqualTo(new Unknown(TOMORROW));
    assertThat(message().after(Receipt.ACCEPTED, TOMORROW).sms()).isEqualTo(new Sent(TOMORROW));
  }

  @ParameterizedTest
  @EnumSource(Receipt.class)
  void whatIsSettledStays(Receipt receipt) {
    Stream.of(
            message().after(Receipt.ACCEPTED, NOW),
            message().after(Receipt.REFUSED, NOW),
            message().after(Receipt.UNCERTAIN, TOMORROW),
            message().withoutPhone(NOW))
        .forEach(settled -> {
          assertThat(settled.after(receipt, TOMORROW)).isSameAs(settled);
          assertThat(settled.withoutPhone(TOMORROW)).isSameAs(settled);
          assertThat(settled.postponed(TOMORROW)).isSameAs(settled);
        });
  }

  @Test
  void isReadOnceAndForAll() {
    Message opened = message().opened();
    assertThat(opened.read()).isTrue();
    assertThat(opened.opened()).isSameAs(opened);
    assertThat(opened.after(Receipt.ACCEPTED, NOW).read()).isTrue();
  }

  @Property
  void whateverComesItIsSettledAtMostOnceAndSaysSo(
      @ForAll @Size(max = 40) List<Receipt> receipts,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 3600) Integer> pauses) {
    Message message = message();
    Instant now = NOW;
    for (int i = 0; i < receipts.size(); i++) {
      now = now.plusSeconds(pauses.get(i));
      message = message.after(receipts.get(i), now);
      if (message.sms() instanceof Pending pending) {
        assertThat(pending.due()).isAfter(NOW);
        assertThat(pending.unanswered()).isLessThan(Message.UNANSWERED_AT_MOST);
        assertThat(message.outbox()).isEmpty();
      } else {
        assertThat(message.outbox()).hasSize(1);
        assertThat(message.outbox().getFirst().event())
            .isEqualTo(new SmsSettled(message.sms().shown()));
      }
    }
  }
}
