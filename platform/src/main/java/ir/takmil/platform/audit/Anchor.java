package ir.takmil.platform.audit;

import ir.takmil.platform.outbox.Message;
import java.time.Instant;

/**
 * How far a chain had come: said aloud outside the store, it stands for every entry up to its own.
 */
public record Anchor(long number, Instant at, String hash) {
  static Anchor of(AuditEntry entry) {
    return new Anchor(entry.number(), entry.at(), entry.hash());
  }

  /** In the published language of a service, which is named as its topics are: {@code lamps}. */
  public Message said(String service) {
    return new Message(service + ".audit-anchored.v1", this);
  }
}
