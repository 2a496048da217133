package ir.takmil.notification.publishing;

import ir.takmil.notification.message.MessageEvent;
import ir.takmil.notification.message.MessageEvent.SmsSettled;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.PersonId;
import ir.takmil.notification.message.Sms;
import ir.takmil.platform.outbox.Message;
import java.util.Optional;

/** Messages and their events in the published language. */
final class MessageLanguage {
  private MessageLanguage() {}

  static Optional<Message> say(ir.takmil.notification.message.Message message, MessageEvent event) {
    return switch (event) {
      case SmsSettled settled ->
          Optional.of(
              new Message(
                  "notification.message-sent.v1",
                  new MessageSent(
                      message.id(),
                      message.person(),
                      message.template().code(),
                      "SMS",
                      settled.outcome())));
    };
  }

  record MessageSent(
      MessageId messageId, PersonId personId, String template, String channel, Sms.Shown outcome) {}
}
