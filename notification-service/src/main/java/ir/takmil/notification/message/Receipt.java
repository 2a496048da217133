package ir.takmil.notification.message;

/** What the SMS provider made of a text that was handed over or asked about. */
public enum Receipt {
  /** It has the text and sends it. */
  ACCEPTED,
  /** It will never send this text to this number. */
  REFUSED,
  /** Asked about the text, it says that it has none of that id. */
  NOT_KNOWN,
  /** It certainly took nothing: no connection, or it would not take anything now. */
  NOT_REACHED,
  /** No telling whether it took the text: the answer was lost, late or unreadable. */
  UNCERTAIN
}
