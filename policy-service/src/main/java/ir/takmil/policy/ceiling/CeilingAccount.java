package ir.takmil.policy.ceiling;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One ceiling of one person or family (contract × whose × cover), as its lines. What it comes to is
 * counted from them and kept nowhere else, so that the two cannot disagree: 0 ≤ committed + held ≤
 * granted, always. Every verb may be told twice; each claim is held once and committed or released
 * once.
 */
@Document("ceiling-accounts")
@TypeAlias("ceiling-account")
public record CeilingAccount(
    @Id AccountId id,
    @Version @Nullable Long version,
    List<Entry> entries,
    int sequence,
    List<Announcement<CeilingEvent>> outbox)
    implements Announcing<CeilingEvent> {

  public CeilingAccount {
    entries = List.copyOf(entries);
    outbox = List.copyOf(outbox);
  }

  /**
   * @param granted null: unlimited
   */
  public static CeilingAccount open(AccountId id, @Nullable Rials granted, Instant now) {
    return new CeilingAccount(id, null, List.of(new Grant(now, granted)), 0, List.of());
  }

  public Balance balance() {
    return Balance.of(entries);
  }

  /** Keeps what the claim asks for, or what is left of it. A claim that is known stays as it is. */
  public CeilingAccount hold(ClaimId claim, Rials requested, Instant now) {
    if (lastOf(claim).isPresent()) {
      return this;
    }
    Rials remaining = balance().remaining();
    Rials amount = remaining == null ? requested : requested.min(remaining);
    return after(
        new Hold(now, claim, requested, amount),
        left -> new CeilingHeld(claim, requested, amount, left));
  }

  /**
   * Uses what was approved and frees the rest of the hold.
   *
   * @throws TooEarly when nothing was ever held for the claim
   */
  public CeilingAccount commit(ClaimId claim, Rials payable, Instant now) {
    Entry.OfClaim last =
        lastOf(claim).orElseThrow(() -> new TooEarly("nothing held for claim " + claim.value()));
    return switch (last) {
      case Hold hold -> commit(hold, payable, now);
      case Commit commit when commit.amount().equals(payable) -> this;
      case Commit commit -> throw Refusal.conflict("already-committed");
      case Release release -> throw Refusal.conflict("already-released");
      case Reverse reverse when reverse.amount().equals(payable) -> this; // its commit, told again
      case Reverse reverse -> throw Refusal.conflict("already-released");
    };
  }

  private CeilingAccount commit(Hold hold, Rials payable, Instant now) {
    if (payable.compareTo(hold.amount()) > 0) {
      throw Refusal.unprocessable(
          "more-than-held", Map.of("payable", payable.amount(), "held", hold.amount().amount()));
    }
    Rials released = hold.amount().minus(payable);
    return after(
        new Commit(now, hold.claim(), payable, released),
        left -> new CeilingCommitted(hold.claim(), payable, released, left));
  }

  /** Frees what is held. Where nothing is held yet, a mark stays that keeps it so. */
  public CeilingAccount release(ClaimId claim, Instant now) {
    Entry.OfClaim last = lastOf(claim).orElse(null);
    return switch (last) {
      case null -> marked(new Release(now, claim, Rials.ZERO));
      case Hold hold ->
          after(
              new Release(now, claim, hold.amount()),
              left -> new CeilingReleased(claim, hold.amount(), left));
      case Commit commit -> throw Refusal.conflict("already-committed");
      case Release release -> this;
      case Reverse reverse -> this;
    };
  }

  /** Corrects what is granted, never below what is used. */
  public CeilingAccount adjust(long by, String reason, Instant now) {
    Balance present = balance();
    Rials granted = present.granted();
    if (granted == null) {
      throw Refusal.conflict("ceiling-unlimited");
    }
    if (Math.addExact(granted.amount(), by) < present.used().amount()) {
      throw Refusal.unprocessable("below-what-is-used", Map.of("used", present.used().amount()));
    }
    return after(new Adjust(now, by, reason), left -> new CeilingAdjusted(by, left));
  }

  /** Takes a commit back: what it used is free again. */
  public CeilingAccount reverse(ClaimId claim, String reason, Instant now) {
    return switch (lastOf(claim).orElse(null)) {
      case Commit commit ->
          after(
              new Reverse(now, claim, commit.amount(), reason),
              left -> new CeilingReversed(claim, commit.amount(), left));
      case Reverse reverse -> this;
      case null, default -> throw Refusal.conflict("nothing-committed");
    };
  }

  private Optional<Entry.OfClaim> lastOf(ClaimId claim) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i) instanceof Entry.OfClaim entry && entry.claim().equals(claim)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private CeilingAccount after(Entry entry, Function<@Nullable Rials, CeilingEvent> told) {
    CeilingAccount marked = marked(entry);
    CeilingEvent event = told.apply(marked.balance().remaining());
    int next = sequence + 1;
    return new CeilingAccount(
        id, version, marked.entries, next, Announcement.append(outbox, next, entry.at(), event));
  }

  private CeilingAccount marked(Entry entry) {
    var longer = new ArrayList<>(entries);
    longer.add(entry);
    return new CeilingAccount(id, version, longer, sequence, outbox);
  }

  @Override
  public String key() {
    return id.value();
  }
}
