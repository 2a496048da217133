package ir.takmil.provider.physician;

import java.util.List;
import org.springframework.data.annotation.TypeAlias;

/** What became true of a service's specialties. */
public sealed interface ServiceSpecialtiesEvent {
  @TypeAlias("service-specialties-set")
  record ServiceSpecialtiesSet(List<String> specialties) implements ServiceSpecialtiesEvent {}
}
