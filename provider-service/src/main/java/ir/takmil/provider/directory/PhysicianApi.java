package ir.takmil.provider.directory;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.web.Caller;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.directory.CentreView.PhysicianView;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.PhysicianId;
import ir.takmil.provider.physician.Physicians;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.physician.Specialties;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Physicians, and which of them a service is of. */
@RestController
class PhysicianApi {
  private static final int PAGE = 20;

  private final Physicians physicians;
  private final Specialties specialties;
  private final Audit audit;
  private final Clock clock;

  PhysicianApi(Physicians physicians, Specialties specialties, Audit audit, Clock clock) {
    this.physicians = physicians;
    this.specialties = specialties;
    this.audit = audit;
    this.clock = clock;
  }

  @PutMapping("/physicians/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> enrol(
      Caller caller, @PathVariable PhysicianId id, @Valid @RequestBody EnrolPhysician request) {
    audit.record(caller, "physician.enrol", id.value());
    boolean created = physicians.enrol(id, request.enrolment(), clock.instant());
    return ResponseEntity.status(created ? 201 : 200).build();
  }

  record Page(List<PhysicianView> items, long total, @Nullable String next) {}

  /**
   * @param name beginnings of words of the name or the specialty
   */
  @GetMapping("/physicians")
  @PermitAll
  Page search(
      @RequestParam(required = false) @Nullable @Size(max = 200) String name,
      @RequestParam(required = false) @Nullable CentreId centre,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
    long total = physicians.count(name, centre);
    return new Page(
        physicians.search(name, centre, page, PAGE).stream().map(PhysicianView::of).toList(),
        total,
        (page + 1L) * PAGE < total ? String.valueOf(page + 1) : null);
  }

  /**
   * @param known false: not in the directory, which says nothing against a physician
   */
  record Verification(
      boolean known,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable String specialty) {}

  @GetMapping("/physicians/verification")
  @PermitAll
  Verification verify(@RequestParam CouncilCode councilCode) {
    return physicians
        .of(councilCode)
        .map(found -> PhysicianView.of(found))
        .map(found ->
            new Verification(true, found.givenName(), found.familyName(), found.specialty()))
        .orElse(new Verification(false, null, null, null));
  }

  record SetSpecialties(
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> specialties) {}

  record SpecialtiesView(String serviceCode, List<String> specialties) {
    static SpecialtiesView of(ServiceSpecialties known) {
      return new SpecialtiesView(known.serviceCode(), known.specialties());
    }
  }

  record AllSpecialties(List<SpecialtiesView> items, int total) {}

  /** None of them: whoever did it, it is of their specialty. */
  @PutMapping("/service-specialties/{serviceCode}")
  @RolesAllowed("operator")
  SpecialtiesView set(
      Caller caller,
      @PathVariable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}") String serviceCode,
      @Valid @RequestBody SetSpecialties request) {
    audit.record(caller, "service-specialties.set", serviceCode);
    List<String> written =
        request.specialties().stream().map(PersianText::normalise).distinct().sorted().toList();
    return SpecialtiesView.of(specialties.set(serviceCode, written, clock.instant()));
  }

  @GetMapping("/service-specialties")
  @RolesAllowed({"operator", "auditor", "assessor", "examiner"})
  AllSpecialties all() {
    List<SpecialtiesView> items = specialties.all().stream().map(SpecialtiesView::of).toList();
    return new AllSpecialties(items, items.size());
  }
}
