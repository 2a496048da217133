package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;
import ir.takmil.platform.value.Rials;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says: its covers and the rules by which claims under it are decided.
 *
 * @param examinationThreshold above it a second pair of eyes looks; null: never by amount
 */
public record Terms(
    String title,
    List<Cover> covers,
    Franchise franchise,
    List<Step> steps,
    int submissionDeadlineDays,
    int cureDeadlineDays,
    @Nullable Rials examinationThreshold) {

  /** A service with the cover that it stands under. */
  public record Covered(Cover cover, MedicalService service) {}

  public Terms {
    covers = List.copyOf(covers);
    steps = List.copyOf(steps);
    once("cover", covers.stream().map(Cover::code).toList());
    once(
        "service",
        covers.stream()
            .flatMap(cover -> cover.services().stream())
            .map(MedicalService::code)
            .toList());
    if (new HashSet<>(steps).size() < steps.size()) {
      throw Refusal.unprocessable("step-given-twice");
    }
    inRange(submissionDeadlineDays);
    inRange(cureDeadlineDays);
  }

  private static void once(String what, List<? extends Identifier> codes) {
    var seen = new HashSet<Identifier>();
    for (Identifier code : codes) {
      if (!seen.add(code)) {
        throw Refusal.unprocessable(what + "-given-twice", Map.of(what, code.value()));
      }
    }
  }

  private static void inRange(int days) {
    if (days < 1 || days > 3650) {
      throw Refusal.unprocessable("days-out-of-range");
    }
  }

  public Optional<Cover> cover(CoverCode code) {
    return covers.stream().filter(cover -> cover.code().equals(code)).findFirst();
  }

  public Optional<Covered> service(ServiceCode code) {
    return covers.stream()
        .flatMap(cover -> cover.services().stream().map(service -> new Covered(cover, service)))
        .filter(covered -> covered.service().code().equals(code))
        .findFirst();
  }
}
