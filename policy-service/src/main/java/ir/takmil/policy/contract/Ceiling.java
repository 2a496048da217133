package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * What a plan will pay in one cover (سقف تعهدات).
 *
 * @param per for which time or occasion; the contract's whole period where it is not said
 * @param amount null: unlimited (بدون سقف)
 */
public record Ceiling(
    Scope scope, Per per, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials amount) {

  /** Far above any; far below where sums of them would overflow. */
  private static final Rials MOST = Rials.of(1_000_000_000_000_000L);

  /** Whom one ceiling is for. */
  public enum Scope {
    PERSON,
    FAMILY
  }

  /** How often it is granted anew. */
  public enum Per {
    /** Once for the contract's period. */
    CONTRACT,
    /** Each year of the contract, counted in Jalali years from its first day. */
    YEAR,
    /** Each event: the claims that are sent in one admission. */
    EVENT
  }

  public Ceiling {
    requireNonNull(scope, "scope");
    if (amount != null && amount.compareTo(MOST) > 0) {
      throw Refusal.unprocessable("amount-too-large");
    }
    per = requireNonNullElse(per, Per.CONTRACT);
  }

  /** Whether it is granted to the same, as often. */
  boolean isKindOf(Ceiling other) {
    return scope == other.scope && per == other.per;
  }
}
