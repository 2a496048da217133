package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for sending expenses. Ids are UUIDs that the client makes. */
@RestController
@RequestMapping("/admissions")
class IntakeApi {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private final Intake intake;
  private final Admissions admissions;
  private final Audit audit;

  IntakeApi(Intake intake, Admissions admissions, Audit audit) {
    this.audit = audit;
    this.intake = intake;
    this.admissions = admissions;
  }

  record OpenAdmission(@NotBlank String contractId, @NotBlank String personId) {}

  record Page(List<AdmissionView> items, int total, @Nullable String next) {}

  @PutMapping("/{id}")
  @RolesAllowed({"insured", "provider"})
  ResponseEntity<AdmissionView> open(
      @PathVariable String id, @Valid @RequestBody OpenAdmission asked, Caller caller) {
    audit.record(caller, "admission.open", admission(id).value());
    boolean there = admissions.find(admission(id)).isPresent();
    Admission open =
        intake.open(
            admission(id),
            new ContractId(asked.contractId()),
            new PersonId(asked.personId()),
            Sender.of(caller));
    return ResponseEntity.status(there ? HttpStatus.OK : HttpStatus.CREATED).body(shown(open));
  }

  /**
   * @param state UPLOADING, COMPLETED or REJECTED; all when absent
   */
  @GetMapping
  @RolesAllowed({"insured", "provider"})
  Page list(@RequestParam(required = false) @Nullable String state, Caller caller) {
    List<Admission> seen = intake.list(Sender.of(caller));
    Set<AdmissionId> rejected =
        admissions.rejected(
            seen.stream()
                .filter(admission -> admission.confirmation().isPresent())
                .map(Admission::id)
                .toList());
    List<AdmissionView> items =
        seen.stream()
            .map(admission -> shown(admission, rejected))
            .filter(view -> state == null || view.state().equals(state))
            .toList();
    return new Page(items, items.size(), null);
  }

  @GetMapping("/{id}")
  @RolesAllowed({"insured", "provider"})
  AdmissionView one(@PathVariable String id, Caller caller) {
    audit.record(caller, "admission.read", admission(id).value());
    return shown(intake.find(admission(id), Sender.of(caller)));
  }

  @DeleteMapping("/{id}")
  @RolesAllowed({"insured", "provider"})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id, Caller caller) {
    audit.record(caller, "admission.delete", admission(id).value());
    intake.delete(admission(id), Sender.of(caller));
  }

  @PutMapping("/{id}/claims/{claimId}")
  @RolesAllowed({"insured", "provider"})
  AdmissionView putClaim(
      @PathVariable String id,
      @PathVariable String claimId,
      @Valid @RequestBody DraftClaim asked,
      Caller caller) {
    audit.record(caller, "admission.draft", admission(id).value());
    return shown(intake.put(admission(id), asked.as(claim(claimId)), Sender.of(caller)));
  }

  @DeleteMapping("/{id}/claims/{claimId}")
  @RolesAllowed({"insured", "provider"})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeClaim(@PathVariable String id, @PathVariable String claimId, Caller caller) {
    audit.record(caller, "admission.remove", admission(id).value());
    intake.remove(admission(id), claim(claimId), Sender.of(caller));
  }

  @PostMapping("/{id}/confirmation")
  @RolesAllowed({"insured", "provider"})
  AdmissionView confirm(
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    audit.record(caller, "admission.confirm", admission(id).value());
    if (key == null || !KEY.matcher(key).matches()) {
      throw Refusal.malformed("idempotency-key-needed");
    }
    return shown(intake.confirm(admission(id), key, Sender.of(caller)));
  }

  private AdmissionView shown(Admission admission) {
    return shown(
        admission,
        admission.confirmation().isPresent()
            ? admissions.rejected(List.of(admission.id()))
            : Set.of());
  }

  private AdmissionView shown(Admission admission, Set<AdmissionId> rejected) {
    Optional<Plan> plan = admission.drafts().isEmpty() ? Optional.empty() : intake.plan(admission);
    return AdmissionView.of(admission, plan, rejected.contains(admission.id()));
  }

  static AdmissionId admission(String id) {
    return new AdmissionId(uuid(id));
  }

  static ClaimId claim(String id) {
    return new ClaimId(uuid(id));
  }

  static String uuid(String id) {
    if (!UUID.matcher(id).matches()) {
      throw Refusal.malformed("id-wrong");
    }
    return id;
  }
}
