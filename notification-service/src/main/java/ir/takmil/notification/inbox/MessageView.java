package ir.takmil.notification.inbox;

import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.Sms;
import java.time.Instant;

record MessageView(
    MessageId id,
    Instant at,
    String title,
    String body,
    ClaimId claimId,
    boolean read,
    Sms.Shown sms) {

  static MessageView of(Message message) {
    return new MessageView(
        message.id(),
        message.at(),
        message.texts().title(),
        message.texts().body(),
        message.claimId(),
        message.read(),
        message.sms().shown());
  }
}
