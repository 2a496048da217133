package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.List;

/** What a claim has drawn from an account, as the lines that name it tell. */
sealed interface Drawn {
  record Nothing() implements Drawn {}

  record Held(Rials amount) implements Drawn {}

  record Committed(Rials amount) implements Drawn {}

  record Released() implements Drawn {}

  record Reversed(Rials amount) implements Drawn {}

  /** Whether it is over for good, and its lines may be kept elsewhere. */
  default boolean isSettled() {
    return this instanceof Committed || this instanceof Released;
  }

  static Drawn by(ClaimId claim, List<Entry> entries) {
    Drawn drawn = new Nothing();
    for (Entry entry : entries) {
      if (entry instanceof Entry.OfClaim line && line.claim().equals(claim)) {
        drawn = drawn.after(line);
      }
    }
    return drawn;
  }

  private Drawn after(Entry.OfClaim line) {
    return switch (line) {
      case Entry.Hold hold -> new Held(hold.amount());
      case Entry.Trim trim ->
          this instanceof Held held ? new Held(held.amount().minus(trim.amount())) : this;
      case Entry.Commit commit -> new Committed(commit.amount());
      case Entry.Release release -> new Released();
      case Entry.Reverse reverse -> new Reversed(reverse.amount());
    };
  }
}
