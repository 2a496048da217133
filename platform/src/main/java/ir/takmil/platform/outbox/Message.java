package ir.takmil.platform.outbox;

/**
 * A published message.
 *
 * @param type the name in the published language, such as {@code orders.order-paid.v1}
 * @param body written as bare JSON
 */
public record Message(String type, Object body) {}
