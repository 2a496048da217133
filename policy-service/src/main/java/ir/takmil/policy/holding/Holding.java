package ir.takmil.policy.holding;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.ceiling.ClaimAccount;
import ir.takmil.policy.ceiling.ClaimAccounts;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Holds, commits and releases. Two documents are written for a claim, the note of its account and
 * the account, each by itself; in whatever order and however often a claim's messages come, and
 * wherever a crash falls between the two, the account ends right: the note decides whether the
 * registration or the end came first, and the account remembers each claim that it knows.
 */
@Service
class Holding {
  private final Plans plans;
  private final CeilingAccounts accounts;
  private final ClaimAccounts claims;
  private final Clock clock;

  Holding(Plans plans, CeilingAccounts accounts, ClaimAccounts claims, Clock clock) {
    this.plans = plans;
    this.accounts = accounts;
    this.claims = claims;
    this.clock = clock;
  }

  void registered(ClaimListener.Registered claim) {
    Plan plan =
        plans
            .find(claim.planId())
            .orElseThrow(() -> new TooEarly("no plan " + claim.planId().value()));
    Cover cover =
        plan.terms()
            .cover(claim.coverCode())
            .orElseThrow(() ->
                Refusal.unprocessable("cover-unknown", Map.of("cover", claim.coverCode().value())));
    Instant now = clock.instant();
    AccountId account =
        AccountId.of(claim.contractId(), claim.personId(), claim.mainInsuredId(), cover);
    accounts.open(account, cover.ceiling().amount(), now); // before the note: a note has an account
    AccountId noted = claims.note(new ClaimAccount(claim.claimId(), account)).account();
    if (noted != null) {
      accounts.change(noted, open -> open.hold(claim.claimId(), claim.requested(), now));
    }
  }

  /**
   * @throws TooEarly when the claim's registration has not been heard
   */
  void approved(ClaimId claim, Rials payable) {
    ClaimAccount known =
        claims
            .find(claim)
            .orElseThrow(() -> new TooEarly("nothing held for claim " + claim.value()));
    AccountId noted = known.account();
    if (noted == null) {
      throw Refusal.conflict("already-released");
    }
    accounts.change(noted, open -> open.commit(claim, payable, clock.instant()));
  }

  /** Rejected or voided: what was held is free again. */
  void ended(ClaimId claim) {
    AccountId noted = claims.note(new ClaimAccount(claim, null)).account();
    if (noted != null) {
      accounts.change(noted, open -> open.release(claim, clock.instant()));
    }
  }
}
