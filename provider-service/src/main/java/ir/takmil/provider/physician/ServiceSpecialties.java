package ir.takmil.provider.physician;

import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which specialties a service is of, for whoever asks whether a physician's fits.
 *
 * @param specialties as they are written; none: any
 */
@Document("service-specialties")
@TypeAlias("service-specialties")
public record ServiceSpecialties(
    @Id String serviceCode,
    @Version @Nullable Long version,
    List<String> specialties,
    int sequence,
    List<Announcement<ServiceSpecialtiesEvent>> outbox)
    implements Announcing<ServiceSpecialtiesEvent> {

  public ServiceSpecialties {
    specialties = List.copyOf(specialties);
    outbox = List.copyOf(outbox);
  }

  public static ServiceSpecialties of(String serviceCode) {
    return new ServiceSpecialties(serviceCode, null, List.of(), 0, List.of());
  }

  /** Nothing happens when nothing differs. */
  public ServiceSpecialties set(List<String> changed, Instant now) {
    return changed.equals(specialties)
        ? this
        : new ServiceSpecialties(
            serviceCode,
            version,
            changed,
            sequence + 1,
            Announcement.append(
                outbox,
                sequence + 1,
                now,
                new ServiceSpecialtiesEvent.ServiceSpecialtiesSet(changed)));
  }

  @Override
  public String key() {
    return serviceCode;
  }
}
