package ir.takmil.policy.auditing;

import ir.takmil.platform.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has read a card.
 *
 * @param name the user name of a member of staff or of a service
 * @param person who it was, when it was a person on file: one of the family
 */
record ReadingView(Instant at, @Nullable String name, @Nullable String person, List<String> roles) {
  static ReadingView of(AuditEntry entry) {
    return new ReadingView(entry.at(), entry.actorName(), entry.person(), entry.roles());
  }
}
