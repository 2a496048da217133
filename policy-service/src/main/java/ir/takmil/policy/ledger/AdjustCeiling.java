package ir.takmil.policy.ledger;

import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.person.PersonId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param scope whose ceiling, where the cover has a person's and a family's
 * @param on a day of the year that is meant, for ceilings of a year; null: today
 * @param by rials more, or less when negative
 */
record AdjustCeiling(
    @NotNull ContractId contractId,
    @NotNull PersonId personId,
    @NotNull CoverCode coverCode,
    Ceiling.@NotNull Scope scope,
    @Nullable LocalDate on,
    @Min(-1_000_000_000_000_000L) @Max(1_000_000_000_000_000L) long by,
    @NotBlank @Size(max = 500) String reason) {}
