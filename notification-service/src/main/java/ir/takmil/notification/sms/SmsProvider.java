package ir.takmil.notification.sms;

import ir.takmil.notification.message.Receipt;
import ir.takmil.platform.value.Mobile;

/** Somebody who sends texts to phones and knows each by an id that we give. Never throws. */
public interface SmsProvider {
  /** Hands a text over. The same id again is the same text, not a second one. */
  Receipt send(String id, Mobile to, String text);

  /** Asks what became of a text. */
  Receipt ask(String id);
}
