package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * What a plan will pay in one cover for the time of the contract (سقف تعهدات).
 *
 * @param amount null: unlimited (بدون سقف)
 */
public record Ceiling(
    Scope scope, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials amount) {

  /** Whom one ceiling is for. */
  public enum Scope {
    PERSON,
    FAMILY
  }

  public Ceiling {
    requireNonNull(scope, "scope");
  }
}
