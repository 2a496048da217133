package ir.takmil.policy.holding;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.TooEarly;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.ceiling.ClaimAccount;
import ir.takmil.policy.ceiling.ClaimAccounts;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.ceiling.Use;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Holds, commits and releases. Up to three documents are written for a claim, the note of its
 * accounts and the accounts, each by itself; in whatever order and however often a claim's messages
 * come, and wherever a crash falls between, the accounts end right: the note decides whether the
 * registration or the end came first, and an account remembers each claim that it knows.
 *
 * <p>Where a cover has a person's ceiling and a family's, a claim is held on both or on neither (a
 * saga): the family's account keeps what it can, quietly; the person's holds no more than that, and
 * tells; the family's gives back what it has kept beyond. Until then it has kept too much, never
 * too little, so that neither is overdrawn.
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

  /**
   * Held once; told again, what was held then is answered.
   *
   * @return what is held for it now: nothing for a claim that is over
   */
  Rials registered(RegisteredClaim claim) {
    Plan plan =
        plans
            .find(claim.planId())
            .orElseThrow(() -> new TooEarly("no plan " + claim.planId().value()));
    if (!plan.under().contractId().equals(claim.contractId())) {
      throw Refusal.unprocessable("plan-unknown");
    }
    Cover cover = cover(plan, claim);
    var use =
        new Use(
            claim.contractId(),
            plan.under().period(),
            claim.personId(),
            claim.mainInsuredId(),
            claim.expenseDate(),
            claim.admissionId());
    Ceiling beside = cover.familyCeiling();
    ClaimAccount noted =
        claims.note(
            ClaimAccount.of(
                claim.claimId(),
                AccountId.of(use, cover.code(), cover.ceiling()),
                beside == null ? null : AccountId.of(use, cover.code(), beside)));
    return noted.account() == null || noted.over() != null
        ? Rials.ZERO
        : hold(claim, cover, noted.account(), noted.beside());
  }

  private Rials hold(
      RegisteredClaim claim, Cover cover, AccountId account, @Nullable AccountId beside) {
    Instant now = clock.instant();
    ClaimId id = claim.claimId();
    Rials requested = claim.requested();
    Rials granted = cover.ceiling().amount();
    if (beside == null) {
      return accounts
          .change(account, granted, now, unlessOver(id, open -> open.hold(id, requested, now)))
          .heldFor(id);
    }
    Ceiling familyCeiling = cover.familyCeiling();
    Rials familysGrant = familyCeiling == null ? null : familyCeiling.amount();
    Rials reserved =
        accounts
            .change(
                beside,
                familysGrant,
                now,
                unlessOver(id, family -> family.quietly(quiet -> quiet.hold(id, requested, now))))
            .heldFor(id);
    Rials held =
        accounts
            .change(
                account,
                granted,
                now,
                unlessOver(id, person -> person.hold(id, requested, reserved, now)))
            .heldFor(id);
    accounts.change(beside, now, family -> family.trim(id, held, now));
    return held;
  }

  /** As the plan says it now; of a cover that it no longer has, as it said on the day. */
  private Cover cover(Plan plan, RegisteredClaim claim) {
    return plan.terms()
        .cover(claim.coverCode())
        .or(() ->
            plans
                .inForce(plan.id(), claim.expenseDate())
                .flatMap(edition -> edition.terms().cover(claim.coverCode())))
        .orElseThrow(() ->
            Refusal.unprocessable("cover-unknown", Map.of("cover", claim.coverCode().value())));
  }

  /**
   * @throws TooEarly when the claim's registration has not been heard
   */
  void approved(ClaimId claim, Rials payable) {
    ClaimAccount known =
        claims
            .find(claim)
            .orElseThrow(() -> new TooEarly("nothing held for claim " + claim.value()));
    if (known.account() == null) {
      throw Refusal.conflict("already-released");
    }
    ClaimAccount.Over over = known.over();
    if (over != null) {
      refuseUnless(payable.equals(over.committed()), over);
      return;
    }
    Instant now = clock.instant();
    onBoth(known, now, unlessOver(claim, account -> account.commit(claim, payable, now)));
  }

  /** Rejected or voided: what was held is free again. */
  void ended(ClaimId claim) {
    ClaimAccount known = claims.note(ClaimAccount.endedBefore(claim));
    ClaimAccount.Over over = known.over();
    if (over != null) {
      refuseUnless(over.committed() == null, over);
      return;
    }
    Instant now = clock.instant();
    onBoth(known, now, unlessOver(claim, account -> account.release(claim, now)));
  }

  private static void refuseUnless(boolean toldAgain, ClaimAccount.Over over) {
    if (!toldAgain) {
      throw Refusal.conflict(over.committed() == null ? "already-released" : "already-committed");
    }
  }

  /**
   * A claim that an account does not name may be over, its lines kept elsewhere since its note was
   * read: the note is read again, for it is written before they go.
   */
  private UnaryOperator<CeilingAccount> unlessOver(
      ClaimId claim, UnaryOperator<CeilingAccount> change) {
    return account ->
        account.names(claim)
                || account.carried().archives().isEmpty()
                || claims.find(claim).map(noted -> noted.over() == null).orElse(true)
            ? change.apply(account)
            : account;
  }

  /** The quiet one first: when the other has told, both are done. */
  private void onBoth(ClaimAccount known, Instant now, UnaryOperator<CeilingAccount> change) {
    AccountId beside = known.beside();
    if (beside != null) {
      accounts.change(beside, now, account -> account.quietly(change));
    }
    AccountId telling = known.account();
    if (telling != null) {
      accounts.change(telling, now, change);
    }
  }
}
