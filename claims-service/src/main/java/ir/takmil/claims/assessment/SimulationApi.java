package ir.takmil.claims.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.claims.assessment.RemainingCeilings.Remaining;
import ir.takmil.claims.assessment.Simulation.Simulated;
import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The insured's door to the engine: what would I get if … */
@RestController
class SimulationApi {
  private final Simulation simulation;
  private final Audit audit;

  SimulationApi(Simulation simulation, Audit audit) {
    this.audit = audit;
    this.simulation = simulation;
  }

  /**
   * @param ceilingKnown false: what is left of the ceiling is not known now, and nothing was capped
   *     by it
   * @param remaining of the ceiling; null when that is unlimited, or not known
   */
  record SimulationView(
      int planVersion,
      Rials requested,
      Rials payable,
      List<Proposal.Line> lines,
      boolean ceilingKnown,
      boolean unlimited,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {

    static SimulationView of(Simulated simulated) {
      Proposal proposal = simulated.adjudicated().proposal();
      Remaining remaining = simulated.remaining();
      return new SimulationView(
          simulated.adjudicated().basis().planVersion(),
          proposal.requested(),
          proposal.payable(),
          proposal.lines(),
          remaining != null,
          remaining != null && remaining.unlimited(),
          remaining == null ? null : remaining.amount());
    }
  }

  @RolesAllowed("insured")
  @PostMapping("/simulations")
  SimulationView simulate(Caller caller, @Valid @RequestBody Simulate asked) {
    audit.record(caller, "claim.simulate", asked.personId());
    return SimulationView.of(simulation.simulate(asked, new PersonId(caller.requiredPerson())));
  }
}
