package ir.takmil.identity.securitycode;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A security code with the answer that was found for it. */
public record SolvedCode(
    @NotNull @Size(max = 200) String id, @NotNull @Size(max = 100) String answer) {}
