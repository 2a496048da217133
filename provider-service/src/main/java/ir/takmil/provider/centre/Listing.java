package ir.takmil.provider.centre;

import ir.takmil.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a centre.
 *
 * @param affiliation whose it is, such as «خصوصی»
 * @param contractEnd the last day of its contract; open when there is none
 * @param scope what the contract is for, such as «همه خدمات» or «فقط قلب»
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
    String scope) {

  public Listing {
    phones = List.copyOf(phones);
    if (contractEnd != null && contractEnd.isBefore(contractStart)) {
      throw Refusal.unprocessable(
          "contract-ends-before-start", Map.of("start", contractStart, "end", contractEnd));
    }
  }

  public boolean contractedOn(LocalDate day) {
    return !day.isBefore(contractStart) && (contractEnd == null || !day.isAfter(contractEnd));
  }
}
