package ir.takmil.notification.message;

import java.time.Instant;
import org.springframework.data.annotation.TypeAlias;

/** How far the SMS of a message has come. All but {@link Pending} are final. */
public sealed interface Sms {

  /**
   * Waits to be handed over, or to be asked about.
   *
   * @param postponed how often it was put off because nobody was reached
   * @param unanswered how often nobody could tell whether it was taken
   * @param due when it is tried again at the latest; it may be tried before
   */
  @TypeAlias("sms-pending")
  record Pending(int postponed, int unanswered, Instant due) implements Sms {}

  @TypeAlias("sms-sent")
  record Sent(Instant at) implements Sms {}

  /** It may or may not have been sent; sending again could tell the same thing twice. */
  @TypeAlias("sms-unknown")
  record Unknown(Instant at) implements Sms {}

  @TypeAlias("sms-failed")
  record Failed(Instant at) implements Sms {}

  /** None was to be sent: the person has no phone on file, or the news is old. */
  @TypeAlias("sms-none")
  record None() implements Sms {}

  /** The stage as it is shown and announced. */
  enum Shown {
    PENDING,
    SENT,
    UNKNOWN,
    FAILED,
    NONE
  }

  default Shown shown() {
    return switch (this) {
      case Pending waiting -> Shown.PENDING;
      case Sent sent -> Shown.SENT;
      case Unknown unknown -> Shown.UNKNOWN;
      case Failed failed -> Shown.FAILED;
      case None none -> Shown.NONE;
    };
  }
}
