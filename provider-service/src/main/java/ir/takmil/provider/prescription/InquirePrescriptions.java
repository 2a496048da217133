package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record InquirePrescriptions(
    @NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,64}") String personId,
    @NotNull Insurer basicInsurer,
    @NotNull LocalDate on,
    @Nullable @Size(max = 60) String trackingCode) {}
