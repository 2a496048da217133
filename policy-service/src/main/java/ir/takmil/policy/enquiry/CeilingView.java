package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person is covered on a day, and what is left of a ceiling now.
 *
 * @param reasons why not covered, as the codes that a claim would be rejected with
 * @param cover with the four that follow, absent when the service is in no cover of the plan
 * @param granted null when unlimited, and so is remaining
 */
record CeilingView(
    boolean covered,
    List<String> reasons,
    ContractId contractId,
    @Nullable CoverName cover,
    Ceiling.@Nullable Scope scope,
    boolean unlimited,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials granted,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials committed,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials held,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {

  static CeilingView of(ContractId contract, List<String> reasons, Cover cover, Balance balance) {
    return new CeilingView(
        reasons.isEmpty(),
        reasons,
        contract,
        CoverName.of(cover),
        cover.ceiling().scope(),
        balance.granted() == null,
        balance.granted(),
        balance.committed(),
        balance.held(),
        balance.remaining());
  }

  static CeilingView ofNoCover(ContractId contract, List<String> reasons) {
    return new CeilingView(false, reasons, contract, null, null, false, null, null, null, null);
  }
}
