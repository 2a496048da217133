package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cover (پوشش): a group of services under one ceiling, or under a person's and their family's
 * together.
 *
 * @param familyCeiling beside a person's ceiling, what the whole family may have; null: none
 * @param waitingDays of membership before it pays (دوره انتظار); null: none
 */
public record Cover(
    CoverCode code,
    String title,
    Ceiling ceiling,
    @Nullable Ceiling familyCeiling,
    @Nullable Integer waitingDays,
    List<MedicalService> services) {
  private static final int LONGEST_WAIT = 3650;

  public Cover {
    requireNonNull(code, "code");
    title = PersianText.normalise(title);
    if (title.isEmpty() || title.length() > 200) {
      throw new IllegalArgumentException("a title is 1 to 200 characters");
    }
    requireNonNull(ceiling, "ceiling");
    if (familyCeiling != null
        && (familyCeiling.scope() != Ceiling.Scope.FAMILY
            || ceiling.scope() != Ceiling.Scope.PERSON)) {
      throw Refusal.unprocessable("family-ceiling-wrong", Map.of("cover", code.value()));
    }
    if (waitingDays != null && (waitingDays < 0 || waitingDays > LONGEST_WAIT)) {
      throw Refusal.unprocessable("days-out-of-range");
    }
    services = List.copyOf(services);
  }

  boolean has(ServiceCode code) {
    return services.stream().anyMatch(service -> service.code().equals(code));
  }

  /** The ceiling, and the family's beside it where there is one. */
  public List<Ceiling> ceilings() {
    return familyCeiling == null ? List.of(ceiling) : List.of(ceiling, familyCeiling);
  }
}
