package ir.takmil.claims.claim;

/**
 * The transfer order that pays a claim.
 *
 * @param attempt from 1; an order that bounced is issued again under the next
 */
public record OrderRef(TransferOrderId id, String number, int attempt) {}
