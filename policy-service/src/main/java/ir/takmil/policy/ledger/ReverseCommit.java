package ir.takmil.policy.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ReverseCommit(@NotBlank @Size(max = 500) String reason) {}
