package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person is covered on a day, and what is left of a ceiling.
 *
 * @param reasons why not covered, as the codes that a claim would be rejected with
 * @param waitedUntil the first day that the cover pays for them; absent when they need not wait
 * @param submitBy the last day to send an expense of that day; absent when no day is asked about
 * @param cover with those that follow, absent when the service is in no cover of the plan
 * @param granted null when unlimited, and so is remaining
 * @param remaining what a claim can still have: the least of the person's and the family's
 * @param family beside the person's ceiling, the family's; absent when there is none
 */
record CeilingView(
    boolean covered,
    List<String> reasons,
    ContractId contractId,
    @Nullable LocalDate waitedUntil,
    @Nullable LocalDate submitBy,
    @Nullable CoverName cover,
    Ceiling.@Nullable Scope scope,
    Ceiling.@Nullable Per per,
    boolean unlimited,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials granted,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials committed,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials held,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining,
    @Nullable Amounts family) {

  /** What a ceiling comes to. */
  record Amounts(
      boolean unlimited,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials granted,
      Rials committed,
      Rials held,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {
    static Amounts of(Balance balance) {
      return new Amounts(
          balance.granted() == null,
          balance.granted(),
          balance.committed(),
          balance.held(),
          balance.remaining());
    }
  }

  static CeilingView of(
      ContractId contract,
      Standing standing,
      Cover cover,
      Balance balance,
      @Nullable Balance family) {
    Rials own = balance.remaining();
    Rials familys = family == null ? null : family.remaining();
    Rials remaining = own == null ? familys : familys == null ? own : own.min(familys);
    return new CeilingView(
        standing.reasons().isEmpty(),
        standing.reasons(),
        contract,
        standing.waitedUntil(),
        standing.submitBy(),
        CoverName.of(cover),
        cover.ceiling().scope(),
        cover.ceiling().per(),
        remaining == null,
        balance.granted(),
        balance.committed(),
        balance.held(),
        remaining,
        family == null ? null : Amounts.of(family));
  }

  static CeilingView ofNoCover(ContractId contract, Standing standing) {
    return new CeilingView(
        false,
        standing.reasons(),
        contract,
        null,
        standing.submitBy(),
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null);
  }
}
