package ir.takmil.policy.auditing;

import ir.takmil.platform.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as the auditor sees it. */
record EntryView(
    long number,
    Instant at,
    String actor,
    @Nullable String actorName,
    List<String> roles,
    @Nullable String person,
    String act,
    @Nullable String subject,
    @Nullable String reason,
    String hash) {
  static EntryView of(AuditEntry entry) {
    return new EntryView(
        entry.number(),
        entry.at(),
        entry.actor(),
        entry.actorName(),
        entry.roles(),
        entry.person(),
        entry.act(),
        entry.subject(),
        entry.reason(),
        entry.hash());
  }
}
