package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.value.PersianText;
import java.util.List;

/** A cover (پوشش): a group of services under one ceiling. */
public record Cover(CoverCode code, String title, Ceiling ceiling, List<MedicalService> services) {
  public Cover {
    requireNonNull(code, "code");
    title = PersianText.normalise(title);
    if (title.isEmpty() || title.length() > 200) {
      throw new IllegalArgumentException("a title is 1 to 200 characters");
    }
    requireNonNull(ceiling, "ceiling");
    services = List.copyOf(services);
  }
}
