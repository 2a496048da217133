package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record InquirePrescriptions(
    @NotBlank @Size(max = 100) String personId,
    @NotNull Insurer basicInsurer,
    @NotNull LocalDate on,
    @Nullable @Size(max = 60) String trackingCode) {}
