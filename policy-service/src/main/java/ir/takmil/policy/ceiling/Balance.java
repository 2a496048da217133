package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of an account come to. {@link Rials} is never negative, so a line that would draw
 * an account below zero cannot be counted, let alone saved.
 *
 * @param granted null: unlimited
 * @param committed used by approved claims
 * @param held kept for claims that are not decided yet
 */
public record Balance(@Nullable Rials granted, Rials committed, Rials held) {

  /** Of an account that nothing has been held on yet. */
  public static Balance untouched(@Nullable Rials granted) {
    return new Balance(granted, Rials.ZERO, Rials.ZERO);
  }

  /** Of these lines alone. */
  public static Balance of(List<Entry> entries) {
    return of(Rials.ZERO, entries);
  }

  /**
   * @param carried what the lines that are kept elsewhere have used
   */
  static Balance of(Rials carried, List<Entry> entries) {
    Rials grant = Rials.ZERO;
    long adjusted = 0;
    Balance balance = new Balance(Rials.ZERO, carried, Rials.ZERO);
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Grant granted -> grant = granted.amount();
        case Entry.Adjust adjust -> adjusted = Math.addExact(adjusted, adjust.by());
        case Entry.OfClaim line -> balance = balance.after(line);
      }
    }
    Rials granted = grant == null ? null : Rials.of(Math.addExact(grant.amount(), adjusted));
    return new Balance(granted, balance.committed, balance.held);
  }

  private Balance after(Entry.OfClaim entry) {
    return switch (entry) {
      case Entry.Hold hold -> new Balance(granted, committed, held.plus(hold.amount()));
      case Entry.Trim trim -> new Balance(granted, committed, held.minus(trim.amount()));
      case Entry.Commit commit ->
          new Balance(
              granted,
              committed.plus(commit.amount()),
              held.minus(commit.amount()).minus(commit.released()));
      case Entry.Release release -> new Balance(granted, committed, held.minus(release.amount()));
      case Entry.Reverse reverse -> new Balance(granted, committed.minus(reverse.amount()), held);
    };
  }

  /** What can still be held (مانده سقف); null: there is no end to it. */
  public @Nullable Rials remaining() {
    return granted == null ? null : granted.minus(used());
  }

  public Rials used() {
    return committed.plus(held);
  }
}
