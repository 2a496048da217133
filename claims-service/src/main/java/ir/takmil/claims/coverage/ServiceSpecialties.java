package ir.takmil.claims.coverage;

import ir.takmil.platform.value.PersianText;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which specialties a service is of, as provider-service last told it.
 *
 * @param specialties as they are written; none: any
 */
@Document("service-specialties")
@TypeAlias("service-specialties")
public record ServiceSpecialties(@Id String serviceCode, List<String> specialties, int heard) {

  public ServiceSpecialties {
    specialties = List.copyOf(specialties);
  }

  boolean isOf(String specialty) {
    String sought = PersianText.searchable(specialty);
    return specialties.isEmpty()
        || specialties.stream().map(PersianText::searchable).anyMatch(sought::equals);
  }
}
