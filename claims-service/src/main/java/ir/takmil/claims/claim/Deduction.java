package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * An amount not approved.
 *
 * @param code why: K01 to K14
 */
public record Deduction(String code, Rials amount, @Nullable String remark) {}
