package ir.takmil.provider.directory;

import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record ListCentre(
    @NotBlank @Size(max = 200) String name,
    @NotNull CentreKind kind,
    @NotBlank @Size(max = 100) String affiliation,
    @NotBlank @Size(max = 60) String province,
    @NotBlank @Size(max = 60) String city,
    @NotBlank @Size(max = 500) String address,
    @NotNull @Size(max = 10) List<@NotBlank @Size(max = 30) String> phones,
    @Nullable @Size(max = 1000) String remarks,
    @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
    @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
    @NotNull LocalDate contractStart,
    @Nullable LocalDate contractEnd,
    @NotBlank @Size(max = 200) String scope) {

  Listing listing() {
    return new Listing(
        name,
        kind,
        affiliation,
        province,
        city,
        address,
        phones,
        Objects.requireNonNullElse(remarks, ""),
        latitude,
        longitude,
        contractStart,
        contractEnd,
        scope);
  }
}
