package ir.takmil.policy.enquiry;

import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.Entry;
import ir.takmil.policy.ceiling.Use;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cover of one person, of which it is asked what is left.
 *
 * @param cover as the plan said on the day
 * @param asGranted as it says now: what a ceiling grants follows the newest edition
 */
record CeilingAsked(
    ContractId contract,
    Cover cover,
    Cover asGranted,
    Standing standing,
    AccountId own,
    @Nullable AccountId familys) {

  static CeilingAsked of(
      Membership membership,
      PlanEdition edition,
      Cover cover,
      Cover asGranted,
      Standing standing,
      LocalDate on) {
    Enrolment enrolment = membership.enrolment();
    var use =
        new Use(
            enrolment.contractId(),
            edition.under().period(),
            enrolment.personId(),
            enrolment.mainInsuredId(),
            on,
            null);
    Ceiling family = asGranted.familyCeiling();
    return new CeilingAsked(
        enrolment.contractId(),
        cover,
        asGranted,
        standing,
        AccountId.of(use, cover.code(), asGranted.ceiling()),
        family == null ? null : AccountId.of(use, cover.code(), family));
  }

  Stream<AccountId> accounts() {
    return familys == null ? Stream.of(own) : Stream.of(own, familys);
  }

  /**
   * @param asOf at the end of that day; null: now
   * @param lines all that an account has, those in its archives too
   */
  CeilingView view(
      Map<AccountId, CeilingAccount> found,
      @Nullable LocalDate asOf,
      Function<CeilingAccount, List<Entry>> lines) {
    Cover said = asOf == null ? asGranted : cover;
    Ceiling family = said.familyCeiling();
    return CeilingView.of(
        contract,
        standing,
        said,
        balance(found.get(own), said.ceiling().amount(), asOf, lines),
        familys == null || family == null
            ? null
            : balance(found.get(familys), family.amount(), asOf, lines));
  }

  private static Balance balance(
      @Nullable CeilingAccount account,
      @Nullable Rials granted,
      @Nullable LocalDate asOf,
      Function<CeilingAccount, List<Entry>> lines) {
    if (account == null) {
      return Balance.untouched(granted);
    }
    if (asOf == null) {
      return account.granting(granted, Instant.EPOCH).balance();
    }
    Instant until = Tehran.endOf(asOf);
    List<Entry> then =
        lines.apply(account).stream().filter(entry -> entry.at().isBefore(until)).toList();
    return then.isEmpty() ? Balance.untouched(granted) : Balance.of(then);
  }
}
