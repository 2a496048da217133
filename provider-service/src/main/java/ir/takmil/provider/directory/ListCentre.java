package ir.takmil.provider.directory;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Opening;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
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
    @NotBlank @Size(max = 200) String scope,
    @Nullable @Size(max = 300)
        List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}") String> services,
    @Nullable @Size(max = 50) List<@NotNull @Valid OpeningTyped> openingHours) {

  record OpeningTyped(@NotNull DayOfWeek day, @NotNull LocalTime opens, @NotNull LocalTime closes) {
    Opening opening() {
      return new Opening(
          day, opens.truncatedTo(ChronoUnit.MINUTES), closes.truncatedTo(ChronoUnit.MINUTES));
    }
  }

  Listing listing() {
    return new Listing(
        PersianText.normalise(name),
        kind,
        PersianText.normalise(affiliation),
        province,
        city,
        PersianText.normalise(address),
        phones.stream().map(PersianText::normalise).toList(),
        PersianText.normalise(Objects.requireNonNullElse(remarks, "")),
        latitude,
        longitude,
        contractStart,
        contractEnd,
        PersianText.normalise(scope),
        services == null ? List.of() : services.stream().distinct().sorted().toList(),
        openingHours == null
            ? List.of()
            : openingHours.stream().map(OpeningTyped::opening).toList());
  }
}
