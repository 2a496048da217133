package ir.takmil.notification.message;

/**
 * What a message says.
 *
 * @param sms shorter, and readable by whoever picks up the phone: nothing medical, no name
 */
public record Texts(String title, String body, String sms) {}
