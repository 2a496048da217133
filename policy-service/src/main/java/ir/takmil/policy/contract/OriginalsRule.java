package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * When the paper originals of a claim are needed (اصل مدارک). The first rule that fits counts;
 * where none fits they are not needed.
 *
 * @param service null: any
 * @param above only for claims that ask for more; null: for any amount
 * @param sample which share of them, for {@code AFTERWARDS_BY_SAMPLE}; null: all
 */
public record OriginalsRule(
    @Nullable ServiceCode service, @Nullable Rials above, When when, @Nullable BasisPoints sample) {

  /** What waits for them. */
  public enum When {
    NOT_REQUIRED,
    BEFORE_APPROVAL,
    BEFORE_PAYMENT,
    AFTERWARDS_BY_SAMPLE
  }

  public OriginalsRule {
    requireNonNull(when, "when");
  }
}
