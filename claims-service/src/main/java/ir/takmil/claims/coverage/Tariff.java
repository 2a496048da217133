package ir.takmil.claims.coverage;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The most that is payable for one service, as provider-service last told it.
 *
 * @param centreKind the kind of centre it is for; none: every kind that has no tariff of its own
 * @param to the last day; none: until further notice
 * @param withdrawn it was entered by mistake; none: it holds
 */
@Document("tariffs")
@TypeAlias("tariff")
@CompoundIndex(name = "service", def = "{'serviceCode': 1}")
public record Tariff(
    @Id String id,
    String serviceCode,
    @Nullable String centreKind,
    LocalDate from,
    @Nullable LocalDate to,
    Rials unitPrice,
    @Nullable Boolean withdrawn,
    int heard) {

  boolean holdsOn(LocalDate day) {
    return !Boolean.TRUE.equals(withdrawn)
        && !day.isBefore(from)
        && (to == null || !day.isAfter(to));
  }
}
