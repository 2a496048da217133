package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What became true of an account; each carries what remains after it, null when unlimited. */
public sealed interface CeilingEvent {

  @TypeAlias("ceiling-held")
  record CeilingHeld(ClaimId claim, Rials requested, Rials held, @Nullable Rials remaining)
      implements CeilingEvent {}

  @TypeAlias("ceiling-committed")
  record CeilingCommitted(ClaimId claim, Rials committed, Rials released, @Nullable Rials remaining)
      implements CeilingEvent {}

  @TypeAlias("ceiling-released")
  record CeilingReleased(ClaimId claim, Rials released, @Nullable Rials remaining)
      implements CeilingEvent {}

  @TypeAlias("ceiling-adjusted")
  record CeilingAdjusted(long by, @Nullable Rials remaining) implements CeilingEvent {}

  @TypeAlias("ceiling-reversed")
  record CeilingReversed(ClaimId claim, Rials reversed, @Nullable Rials remaining)
      implements CeilingEvent {}
}
