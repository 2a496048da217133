package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A cover (پوشش): a group of services under one ceiling. */
public record Cover(CoverCode code, String title, Ceiling ceiling, List<MedicalService> services) {
  public Cover {
    requireNonNull(code, "code");
    requireNonNull(title, "title");
    requireNonNull(ceiling, "ceiling");
    services = List.copyOf(services);
  }
}
