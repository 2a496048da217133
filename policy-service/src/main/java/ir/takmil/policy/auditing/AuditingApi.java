package ir.takmil.policy.auditing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whoever looks into the trail is in it too. */
@RestController
class AuditingApi {
  private static final String ACTOR = "[0-9a-f-]{36}|service:[a-z-]{1,60}";
  private static final String ACT = "[a-z-]{1,40}\\.[a-z-]{1,40}";

  private final Trail trail;
  private final Audit audit;

  AuditingApi(Trail trail, Audit audit) {
    this.trail = trail;
    this.audit = audit;
  }

  @GetMapping("/audit")
  @RolesAllowed("auditor")
  Page<EntryView> entries(
      Caller caller,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable UUID subject,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @Nullable Long after) {
    // Shapes first: what is typed here is written down, and must not be a number of somebody's.
    var asked =
        new Asked(
            shaped(actor, ACTOR, "/actor"),
            subject == null ? null : subject.toString(),
            shaped(act, ACT, "/act"));
    audit.record(caller, "audit.read", asked.subject(), asked.reason());
    return trail.of(asked, after).map(EntryView::of);
  }

  /** Who else has read the caller's card. */
  @GetMapping("/readings")
  @RolesAllowed("insured")
  Page<ReadingView> readings(Caller caller, @RequestParam(required = false) @Nullable Long after) {
    var self = new PersonId(caller.requiredPerson());
    audit.record(caller, "readings.read", self.value());
    return trail.readingsOf(self, after).map(ReadingView::of);
  }

  private static @Nullable String shaped(@Nullable String asked, String shape, String pointer) {
    if (asked != null && !asked.matches(shape)) {
      throw Refusal.malformed("parameter-wrong", pointer);
    }
    return asked;
  }
}
