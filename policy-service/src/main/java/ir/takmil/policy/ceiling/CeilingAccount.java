package ir.takmil.policy.ceiling;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingAdjusted;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingCommitted;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingHeld;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingReleased;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingReversed;
import ir.takmil.policy.ceiling.Entry.Adjust;
import ir.takmil.policy.ceiling.Entry.Commit;
import ir.takmil.policy.ceiling.Entry.Grant;
import ir.takmil.policy.ceiling.Entry.Hold;
import ir.takmil.policy.ceiling.Entry.Release;
import ir.takmil.policy.ceiling.Entry.Reverse;
import ir.takmil.policy.ceiling.Entry.Trim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One ceiling of one person or family (contract × whose × cover × period), as its lines. What it
 * comes to is counted from them and kept nowhere else, so that the two cannot disagree: 0 ≤
 * committed + held ≤ granted, always. Every verb may be told twice; each claim is held once and
 * committed or released once.
 *
 * <p>Where a cover has two ceilings, a claim draws on two accounts; the one beside changes {@link
 * #quietly}: the claim is told of once.
 */
@Document("ceiling-accounts")
@TypeAlias("ceiling-account")
public record CeilingAccount(
    @Id AccountId id,
    @Version @Nullable Long version,
    Carried carried,
    List<Entry> entries,
    int sequence,
    List<Announcement<CeilingEvent>> outbox)
    implements Announcing<CeilingEvent> {

  public CeilingAccount {
    carried = requireNonNullElse(carried, Carried.NOTHING); // absent in what earlier ones stored
    entries = List.copyOf(entries);
    outbox = List.copyOf(outbox);
  }

  /**
   * @param granted null: unlimited
   */
  public static CeilingAccount open(AccountId id, @Nullable Rials granted, Instant now) {
    return new CeilingAccount(
        id, null, Carried.NOTHING, List.of(new Grant(now, granted)), 0, List.of());
  }

  public Balance balance() {
    return Balance.of(carried.committed(), entries);
  }

  /** What is held for a claim now; nothing when it is not held, or not any more. */
  public Rials heldFor(ClaimId claim) {
    return Drawn.by(claim, entries) instanceof Drawn.Held held ? held.amount() : Rials.ZERO;
  }

  /**
   * Follows what the plan grants now. A ceiling that was lowered below what is used comes down as
   * far as that, and further when something is given back.
   *
   * @param told null: unlimited
   */
  public CeilingAccount granting(@Nullable Rials told, Instant now) {
    Rials present = null;
    long adjusted = 0;
    for (Entry entry : entries) {
      if (entry instanceof Grant grant) {
        present = grant.amount();
      } else if (entry instanceof Adjust adjust) {
        adjusted += adjust.by();
      }
    }
    long least = balance().used().amount() - adjusted;
    Rials next = told == null ? null : Rials.of(Math.max(told.amount(), Math.max(least, 0)));
    return Objects.equals(next, present) ? this : marked(new Grant(at(now), next));
  }

  /** Keeps what the claim asks for, or what is left of it. A claim that is known stays as it is. */
  public CeilingAccount hold(ClaimId claim, Rials requested, Instant now) {
    return hold(claim, requested, requested, now);
  }

  /**
   * @param atMost what the account beside this one could hold
   */
  public CeilingAccount hold(ClaimId claim, Rials requested, Rials atMost, Instant now) {
    if (!(Drawn.by(claim, entries) instanceof Drawn.Nothing)) {
      return this;
    }
    Rials amount = available(requested.min(atMost));
    return telling(
        new Hold(at(now), claim, requested, amount),
        left -> new CeilingHeld(claim, requested, amount, left));
  }

  /** The same change, of which nobody is told: for the account beside the one that tells. */
  public CeilingAccount quietly(UnaryOperator<CeilingAccount> change) {
    CeilingAccount changed = change.apply(this);
    return new CeilingAccount(id, version, changed.carried, changed.entries, sequence, outbox);
  }

  /** Gives back what the hold has beyond that amount. */
  public CeilingAccount trim(ClaimId claim, Rials to, Instant now) {
    Rials beyond = heldFor(claim).minusAtMost(to);
    return beyond.isZero() ? this : marked(new Trim(at(now), claim, beyond));
  }

  private Rials available(Rials wanted) {
    Rials remaining = balance().remaining();
    return remaining == null ? wanted : wanted.min(remaining);
  }

  /**
   * Uses what was approved and frees the rest of the hold.
   *
   * @throws TooEarly when nothing was ever held for the claim
   */
  public CeilingAccount commit(ClaimId claim, Rials payable, Instant now) {
    return switch (Drawn.by(claim, entries)) {
      case Drawn.Nothing n -> throw new TooEarly("nothing held for claim " + claim.value());
      case Drawn.Held held -> commit(claim, held.amount(), payable, now);
      case Drawn.Committed committed when committed.amount().equals(payable) -> this;
      case Drawn.Committed c -> throw Refusal.conflict("already-committed");
      case Drawn.Released r -> throw Refusal.conflict("already-released");
      case Drawn.Reversed reversed when reversed.amount().equals(payable) -> this; // told again
      case Drawn.Reversed r -> throw Refusal.conflict("already-released");
    };
  }

  private CeilingAccount commit(ClaimId claim, Rials held, Rials payable, Instant now) {
    if (payable.compareTo(held) > 0) {
      throw Refusal.unprocessable(
          "more-than-held", Map.of("payable", payable.amount(), "held", held.amount()));
    }
    Rials released = held.minus(payable);
    return telling(
        new Commit(at(now), claim, payable, released),
        left -> new CeilingCommitted(claim, payable, released, left));
  }

  /** Frees what is held. Where nothing is held yet, a mark stays that keeps it so. */
  public CeilingAccount release(ClaimId claim, Instant now) {
    return switch (Drawn.by(claim, entries)) {
      case Drawn.Nothing n -> marked(new Release(at(now), claim, Rials.ZERO));
      case Drawn.Held held ->
          telling(
              new Release(at(now), claim, held.amount()),
              left -> new CeilingReleased(claim, held.amount(), left));
      case Drawn.Committed c -> throw Refusal.conflict("already-committed");
      case Drawn.Released r -> this;
      case Drawn.Reversed r -> this;
    };
  }

  /**
   * Corrects what is granted, never below what is used.
   *
   * @param adjustment the operator's name for it: told twice, it counts once
   */
  public CeilingAccount adjust(String adjustment, long by, String reason, Instant now) {
    for (Entry entry : entries) {
      if (entry instanceof Adjust there && adjustment.equals(there.id())) {
        if (there.by() != by || !there.reason().equals(reason)) {
          throw Refusal.conflict("id-taken");
        }
        return this;
      }
    }
    Balance present = balance();
    Rials granted = present.granted();
    if (granted == null) {
      throw Refusal.conflict("ceiling-unlimited");
    }
    if (Math.addExact(granted.amount(), by) < present.used().amount()) {
      throw Refusal.unprocessable("below-what-is-used", Map.of("used", present.used().amount()));
    }
    return telling(
        new Adjust(at(now), adjustment, by, reason), left -> new CeilingAdjusted(by, left));
  }

  /**
   * Takes a commit back: what it used is free again.
   *
   * @param carriedCommit what the claim used, where its lines are kept elsewhere; null: they are
   *     not
   */
  public CeilingAccount reverse(
      ClaimId claim, @Nullable Rials carriedCommit, String reason, Instant now) {
    return switch (Drawn.by(claim, entries)) {
      case Drawn.Committed committed -> reversed(claim, committed.amount(), reason, now);
      case Drawn.Nothing n when carriedCommit != null ->
          reversed(claim, carriedCommit, reason, now);
      case Drawn.Reversed r -> this;
      case Drawn.Nothing n -> throw Refusal.conflict("nothing-committed");
      case Drawn.Held h -> throw Refusal.conflict("nothing-committed");
      case Drawn.Released r -> throw Refusal.conflict("nothing-committed");
    };
  }

  private CeilingAccount reversed(ClaimId claim, Rials amount, String reason, Instant now) {
    return telling(
        new Reverse(at(now), claim, amount, reason),
        left -> new CeilingReversed(claim, amount, left));
  }

  /** The claims that are over, oldest first, but for those that the last lines name. */
  Map<ClaimId, Drawn> settled(int linesToStay) {
    int older = Math.max(0, entries.size() - linesToStay);
    var recent = new HashSet<ClaimId>();
    for (Entry entry : entries.subList(older, entries.size())) {
      if (entry instanceof Entry.OfClaim line) {
        recent.add(line.claim());
      }
    }
    var settled = new LinkedHashMap<ClaimId, Drawn>();
    for (Entry entry : entries.subList(0, older)) {
      if (entry instanceof Entry.OfClaim line && !recent.contains(line.claim())) {
        Drawn drawn = Drawn.by(line.claim(), entries);
        if (drawn.isSettled()) {
          settled.put(line.claim(), drawn);
        }
      }
    }
    return settled;
  }

  /** Whether any line of its own names the claim; of one that is over, they may be elsewhere. */
  public boolean names(ClaimId claim) {
    return !(Drawn.by(claim, entries) instanceof Drawn.Nothing);
  }

  List<Entry> linesOf(Set<ClaimId> claims) {
    return entries.stream()
        .filter(entry -> entry instanceof Entry.OfClaim line && claims.contains(line.claim()))
        .toList();
  }

  /** Without the lines of these claims, which are kept in that archive from now on. */
  CeilingAccount carrying(Map<ClaimId, Drawn> settled, String archive) {
    List<Entry> moved = linesOf(settled.keySet());
    var staying = new ArrayList<>(entries);
    staying.removeAll(moved);
    Rials committed = Balance.of(moved).committed();
    return new CeilingAccount(
        id, version, carried.plus(moved.size(), committed, archive), staying, sequence, outbox);
  }

  /** A line is never older than the one before it, whatever a clock says. */
  private Instant at(Instant now) {
    Instant last = entries.isEmpty() ? now : entries.getLast().at();
    return last.isAfter(now) ? last : now;
  }

  private CeilingAccount telling(Entry entry, Function<@Nullable Rials, CeilingEvent> told) {
    CeilingAccount marked = marked(entry);
    CeilingEvent event = told.apply(marked.balance().remaining());
    int next = sequence + 1;
    return new CeilingAccount(
        id,
        version,
        carried,
        marked.entries,
        next,
        Announcement.append(outbox, next, entry.at(), event));
  }

  private CeilingAccount marked(Entry entry) {
    var longer = new ArrayList<>(entries);
    longer.add(entry);
    return new CeilingAccount(id, version, carried, longer, sequence, outbox);
  }

  @Override
  public String key() {
    return id.value();
  }
}
