package ir.takmil.notification.message;

/** Said inside this process after a new message is saved, so that it is handed over at once. */
public record MessageAdded(Message message) {}
