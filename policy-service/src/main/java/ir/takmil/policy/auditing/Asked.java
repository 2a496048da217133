package ir.takmil.policy.auditing;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What an auditor looks for; whatever is null is any. */
record Asked(@Nullable String actor, @Nullable String subject, @Nullable String act) {

  /** What was looked for beside the subject, as it is written down. */
  @Nullable String reason() {
    var reason = new StringJoiner(" ");
    if (actor != null) {
      reason.add("actor=" + actor);
    }
    if (act != null) {
      reason.add("act=" + act);
    }
    return reason.length() == 0 ? null : reason.toString();
  }
}
