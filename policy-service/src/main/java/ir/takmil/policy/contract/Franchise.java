package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import ir.takmil.platform.value.BasisPoints;

/** The insured's own share of the assessed amount (فرانشیز), and when it is taken. */
public record Franchise(Policy policy, @JsonProperty("basisPoints") BasisPoints share) {

  /** When the share is taken. */
  public enum Policy {
    WAIVED_IF_BASE_USED,
    BASE_SHARE_ELSE_PERCENT,
    ALWAYS_PERCENT
  }

  public Franchise {
    requireNonNull(policy, "policy");
    requireNonNull(share, "basisPoints");
  }
}
