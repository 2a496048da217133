package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says: its covers and the rules by which claims under it are decided.
 *
 * @param steps of adjudication, in the plan's own order
 * @param submissionDeadlineDays from the expense
 * @param submissionAfterContract a second deadline, from the contract's end; null: none
 * @param examinationThreshold above it a second pair of eyes looks; null: never by amount
 * @param automaticApprovalThreshold up to it a clean claim needs no person; null: always one
 * @param originals when the paper originals are needed; the first rule that fits counts
 * @param ageRules until when each relation is covered; a relation that none names: to the end
 * @param specialPatientsExempt whether special patients (بیماران خاص) need no e-prescription
 * @param appealWindowDays for how many days after a decision it may be appealed against; null: as
 *     usual
 */
public record Terms(
    String title,
    List<Cover> covers,
    Franchise franchise,
    List<Step> steps,
    int submissionDeadlineDays,
    @Nullable AfterContract submissionAfterContract,
    int cureDeadlineDays,
    @Nullable Rials examinationThreshold,
    @Nullable Rials automaticApprovalThreshold,
    List<OriginalsRule> originals,
    List<AgeRule> ageRules,
    Boolean specialPatientsExempt,
    @Nullable Integer appealWindowDays) {

  /** A service with the cover that it stands under. */
  public record Covered(Cover cover, MedicalService service) {}

  public Terms {
    covers = List.copyOf(covers);
    steps = List.copyOf(steps);
    // Absent from what an earlier release stored, and from what an operator leaves out.
    originals = List.copyOf(requireNonNullElse(originals, List.of()));
    ageRules = List.copyOf(requireNonNullElse(ageRules, List.of()));
    specialPatientsExempt = requireNonNullElse(specialPatientsExempt, true);
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
    for (OriginalsRule rule : originals) {
      ServiceCode service = rule.service();
      if (service != null && covers.stream().noneMatch(cover -> cover.has(service))) {
        throw Refusal.unprocessable("service-not-in-plan", Map.of("service", service.value()));
      }
    }
    inRange(submissionDeadlineDays);
    inRange(cureDeadlineDays);
    if (appealWindowDays != null) {
      inRange(appealWindowDays);
    }
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

  /**
   * The last day, in Tehran, on which an expense of that day can be sent.
   *
   * @param contractEnd the contract's last day
   */
  public LocalDate submissionDeadline(LocalDate expense, LocalDate contractEnd) {
    LocalDate byExpense = expense.plusDays(submissionDeadlineDays);
    if (submissionAfterContract == null) {
      return byExpense;
    }
    LocalDate byContract = Jalali.plusMonths(contractEnd, submissionAfterContract.months());
    boolean contractFirst = byContract.isBefore(byExpense);
    return contractFirst == (submissionAfterContract.take() == AfterContract.Take.EARLIER)
        ? byContract
        : byExpense;
  }

  boolean countsYears() {
    return covers.stream()
        .flatMap(cover -> cover.ceilings().stream())
        .anyMatch(ceiling -> ceiling.per() == Ceiling.Per.YEAR);
  }

  /** The first day on which the cover pays for somebody who has been insured since then. */
  public LocalDate waitedUntil(Cover cover, LocalDate insuredSince) {
    Integer days = cover.waitingDays();
    return days == null ? insuredSince : insuredSince.plusDays(days);
  }

  /** When a membership ends by a rule of this plan, the earliest of them; empty: by none. */
  public Optional<Ending> ending(
      Relation relation, LocalDate born, boolean student, @Nullable LocalDate marriedOn) {
    return ageRules.stream()
        .filter(rule -> rule.relation() == relation)
        .flatMap(rule -> rule.ending(born, student, marriedOn).stream())
        .min(Comparator.comparing(Ending::lastDay));
  }
}
