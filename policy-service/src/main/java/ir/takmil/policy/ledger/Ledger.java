package ir.takmil.policy.ledger;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.ceiling.ClaimAccount;
import ir.takmil.policy.ceiling.ClaimAccounts;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.ceiling.Use;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Corrections by an operator: told twice they count once, and never overdraw an account. */
@Service
class Ledger {
  private static final int PAGE = 100;

  private final Plans plans;
  private final Memberships memberships;
  private final CeilingAccounts accounts;
  private final ClaimAccounts claims;
  private final Clock clock;

  Ledger(
      Plans plans,
      Memberships memberships,
      CeilingAccounts accounts,
      ClaimAccounts claims,
      Clock clock) {
    this.plans = plans;
    this.memberships = memberships;
    this.accounts = accounts;
    this.claims = claims;
    this.clock = clock;
  }

  /** An account and what the plan grants on it now; null: unlimited. */
  private record Found(AccountId account, @Nullable Rials granted) {}

  CeilingAccount adjust(String adjustment, AdjustCeiling told) {
    Found found =
        found(told.contractId(), told.personId(), told.coverCode(), told.scope(), told.on());
    Instant now = clock.instant();
    return accounts.change(
        found.account(),
        found.granted(),
        now,
        account -> account.adjust(adjustment, told.by(), reason(told.reason()), now));
  }

  /** What an approved claim used is free again, on both accounts where it drew on two. */
  void reverse(ClaimId claim, String reason) {
    ClaimAccount known = claims.find(claim).orElseThrow(() -> Refusal.unknown("claim-unknown"));
    AccountId telling = known.account();
    ClaimAccount.Over over = known.over();
    if (telling == null || (over != null && over.committed() == null)) {
      throw Refusal.conflict("nothing-committed");
    }
    Instant now = clock.instant();
    Rials carried = over == null ? null : over.committed();
    String why = reason(reason);
    AccountId beside = known.beside();
    if (beside != null) {
      accounts.change(
          beside,
          now,
          account -> account.quietly(quiet -> quiet.reverse(claim, carried, why, now)));
    }
    accounts.change(telling, now, account -> account.reverse(claim, carried, why, now));
  }

  /**
   * @param after how many lines the pages before had; null: from the first
   */
  LedgerView lines(
      ContractId contract,
      PersonId person,
      CoverCode cover,
      Ceiling.Scope scope,
      @Nullable LocalDate on,
      int after) {
    Found found = found(contract, person, cover, scope, on);
    CeilingAccount account =
        accounts
            .find(found.account())
            .orElseGet(
                () -> CeilingAccount.open(found.account(), found.granted(), clock.instant()));
    List<LedgerView.Line> all = accounts.lines(account).stream().map(LedgerView.Line::of).toList();
    List<LedgerView.Line> page = all.stream().skip(after).limit(PAGE).toList();
    int shown = after + page.size();
    return LedgerView.of(
        account,
        account.granting(found.granted(), clock.instant()).balance(),
        page,
        all.size(),
        shown < all.size() ? Integer.toString(shown) : null);
  }

  /**
   * A reason stands in the ledger and the audit trail for good, so it may hold no number that
   * somebody is known, reached or paid by.
   *
   * @throws Refusal 422 reason-with-number
   */
  static String reason(String typed) {
    if (PersianText.digits(typed).matches("(?s).*[0-9]{8,}.*")) {
      throw Refusal.unprocessable("reason-with-number");
    }
    return PersianText.normalise(typed);
  }

  private Found found(
      ContractId contract,
      PersonId person,
      CoverCode code,
      Ceiling.Scope scope,
      @Nullable LocalDate on) {
    LocalDate day = on == null ? Tehran.dayOf(clock.instant()) : Period.plausible(on);
    Membership membership =
        Membership.latest(memberships.ofPerson(person, contract).stream(), day)
            .orElseThrow(() -> Refusal.unknown("person-unknown"));
    Plan plan =
        plans
            .find(membership.enrolment().planId())
            .orElseThrow(() -> Refusal.unknown("contract-unknown"));
    Cover cover =
        plan.terms().cover(code).orElseThrow(() -> Refusal.unprocessable("ceiling-unknown"));
    Ceiling ceiling =
        cover.ceilings().stream()
            .filter(one -> one.scope() == scope && one.per() != Ceiling.Per.EVENT)
            .findFirst()
            .orElseThrow(() -> Refusal.unprocessable("ceiling-unknown"));
    var use =
        new Use(
            contract,
            plan.under().period(),
            person,
            membership.enrolment().mainInsuredId(),
            day,
            null);
    return new Found(AccountId.of(use, code, ceiling), ceiling.amount());
  }
}
