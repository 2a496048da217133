package ir.takmil.notification.message;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a message. */
public sealed interface MessageEvent {
  /** Nothing more will be done about the SMS of a message; its outcome is as good as it gets. */
  @TypeAlias("sms-settled")
  record SmsSettled(Sms.Shown outcome) implements MessageEvent {}
}
