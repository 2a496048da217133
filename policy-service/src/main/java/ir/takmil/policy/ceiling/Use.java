package ir.takmil.policy.ceiling;

import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose expense a ceiling is asked for, and of when.
 *
 * @param period the contract's, which its years are counted from
 * @param event the admission it is sent in, for ceilings that are granted for each; null: none yet
 */
public record Use(
    ContractId contract,
    Period period,
    PersonId person,
    PersonId mainInsured,
    LocalDate day,
    @Nullable String event) {}
