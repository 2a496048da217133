package ir.takmil.claims.claim;

import ir.takmil.platform.Refusal;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A move that a claim does not make from where it stands; says where that is, and what may be done
 * now.
 */
public final class ClaimConflict extends Refusal {
  @Serial private static final long serialVersionUID = 1L;

  ClaimConflict(String code, Status present, Set<Action> allowed) {
    super(
        Kind.CONFLICT,
        code,
        Map.of(
            "currentStatus",
            present.name(),
            "actions",
            allowed.stream().map(Action::code).sorted().toList()),
        List.of());
  }
}
