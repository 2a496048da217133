package ir.takmil.provider.centre;

import ir.takmil.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a centre.
 *
 * @param affiliation whose it is, such as «خصوصی»
 * @param latitude and longitude in degrees, inside of Iran; both or none
 * @param contractEnd the last day of its contract; open when there is none
 * @param scope what the contract is for, such as «همه خدمات» or «فقط قلب»
 * @param services codes of what it does; none: not known
 * @param openingHours none: not known
 */
public record Listing(
    String name,
    CentreKind kind,
    String affiliation,
    String province,
    String city,
    String address,
    List<String> phones,
    String remarks,
    @Nullable Double latitude,
    @Nullable Double longitude,
    LocalDate contractStart,
    @Nullable LocalDate contractEnd,
    String scope,
    List<String> services,
    List<Opening> openingHours) {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{2,28}");
  private static final double SOUTH = 24;
  private static final double NORTH = 40.5;
  private static final double WEST = 43.5;
  private static final double EAST = 64;

  public Listing {
    phones = List.copyOf(phones);
    // Absent from what an earlier release stored.
    services = List.copyOf(Objects.requireNonNullElse(services, List.of()));
    openingHours = List.copyOf(Objects.requireNonNullElse(openingHours, List.of()));
  }

  /**
   * What is wrong in it, at once told by the first that is; what is stored already is taken as it
   * is.
   *
   * @throws Refusal 422 {@code contract-ends-before-start}, {@code phone-wrong}, {@code
   *     position-incomplete}, {@code position-outside} or {@code opening-hours-overlap}
   */
  public Listing checked() {
    if (contractEnd != null && contractEnd.isBefore(contractStart)) {
      throw Refusal.unprocessable(
          "contract-ends-before-start", Map.of("start", contractStart, "end", contractEnd));
    }
    for (String phone : phones) {
      if (!isPhone(phone)) {
        throw Refusal.unprocessable("phone-wrong");
      }
    }
    if ((latitude == null) != (longitude == null)) {
      throw Refusal.unprocessable("position-incomplete");
    }
    if (latitude != null && longitude != null && !isInside(latitude, longitude)) {
      throw Refusal.unprocessable("position-outside");
    }
    Week.of(openingHours);
    return this;
  }

  public static boolean isPhone(String typed) {
    return PHONE.matcher(typed).matches();
  }

  /** Of Iran's box, in degrees. */
  public static boolean isInside(double latitude, double longitude) {
    return SOUTH <= latitude && latitude <= NORTH && WEST <= longitude && longitude <= EAST;
  }

  public Listing at(String placedProvince, String placedCity) {
    return new Listing(
        name,
        kind,
        affiliation,
        placedProvince,
        placedCity,
        address,
        phones,
        remarks,
        latitude,
        longitude,
        contractStart,
        contractEnd,
        scope,
        services,
        openingHours);
  }

  public boolean contractedOn(LocalDate day) {
    return !day.isBefore(contractStart) && (contractEnd == null || !day.isAfter(contractEnd));
  }
}
