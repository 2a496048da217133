package ir.takmil.identity.registration;

import ir.takmil.identity.securitycode.SolvedCode;
import ir.takmil.platform.value.NationalCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** I am this person, and I have done the work that was asked for. */
record StartRegistration(
    @NotNull NationalCode nationalCode,
    @NotNull LocalDate birthDate,
    @NotNull @Valid SolvedCode securityCode) {}
