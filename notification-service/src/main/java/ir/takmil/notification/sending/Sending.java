package ir.takmil.notification.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.Messages;
import ir.takmil.notification.message.Receipt;
import ir.takmil.notification.message.Sms.Pending;
import ir.takmil.notification.sms.SmsProvider;
import ir.takmil.platform.value.Mobile;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One try to bring a waiting message to its person's phone. */
@Component
class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final Messages messages;
  private final Contacts contacts;
  private final SmsProvider provider;
  private final Clock clock;
  private final Timer handedOver;

  Sending(
      Messages messages,
      Contacts contacts,
      SmsProvider provider,
      Clock clock,
      MeterRegistry meters) {
    this.messages = messages;
    this.contacts = contacts;
    this.provider = provider;
    this.clock = clock;
    this.handedOver =
        Timer.builder("takmil.sms.handed-over")
            .description("from what happened to the SMS provider's having it")
            .publishPercentileHistogram()
            .register(meters);
  }

  void attempt(MessageId id) {
    Message message = messages.find(id).orElseThrow();
    if (!(message.sms() instanceof Pending pending)) {
      return;
    }
    Optional<Mobile> mobile;
    try {
      mobile = contacts.mobileOf(message.person());
    } catch (RuntimeException away) {
      log.atWarn()
          .addKeyValue("message", id.value())
          .log("no phone to be had now: {}", away.getClass().getSimpleName());
      messages.change(id, waiting -> waiting.postponed(clock.instant()));
      return;
    }
    if (mobile.isEmpty()) {
      messages.change(id, waiting -> waiting.withoutPhone(clock.instant()));
      return;
    }
    Receipt receipt = handOver(message, pending, mobile.get());
    messages.change(id, waiting -> waiting.after(receipt, clock.instant()));
    if (receipt == Receipt.ACCEPTED) {
      handedOver.record(Duration.between(message.at(), clock.instant()));
    }
  }

  /** After a try whose outcome nobody knows, the provider is asked before it is given anything. */
  private Receipt handOver(Message message, Pending pending, Mobile to) {
    boolean late = message.late(clock.instant());
    if (late || pending.unanswered() > 0) {
      Receipt known = provider.ask(message.key());
      if (late || known != Receipt.NOT_KNOWN) {
        return known;
      }
    }
    return provider.send(message.key(), to, message.texts().sms());
  }
}
