package ir.takmil.claims.coverage;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.claim.Titled;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A plan of a contract in one of its editions, as policy-service told it.
 *
 * @param version which edition of the plan
 * @param steps of adjudication, in the plan's order
 * @param examinationThreshold from which payable amount on a second pair of eyes is needed; none:
 *     never
 * @param automaticApprovalThreshold up to which payable amount a clean claim needs no person; none:
 *     always one
 * @param originals when the paper originals are needed; the first rule that fits counts
 * @param specialPatientsExempt whether special patients need no e-prescription
 * @param inForceFrom the first expense day that this edition counts for
 * @param appealWindowDays for how many days after a decision it may be appealed against; none: as
 *     usual
 * @param heard the sequence of the message it comes from
 */
@Document("plans")
@TypeAlias("plan")
public record Plan(
    @Id PlanId id,
    int version,
    ContractId contractId,
    String contractNumber,
    LocalDate contractStart,
    LocalDate contractEnd,
    String title,
    List<Cover> covers,
    Franchise franchise,
    List<String> steps,
    int submissionDeadlineDays,
    @Nullable AfterContract submissionAfterContract,
    int cureDeadlineDays,
    @Nullable Rials examinationThreshold,
    @Nullable Rials automaticApprovalThreshold,
    List<OriginalsRule> originals,
    Boolean specialPatientsExempt,
    LocalDate inForceFrom,
    @Nullable Integer appealWindowDays,
    int heard) {

  /**
   * A second deadline for sending.
   *
   * @param months Jalali ones, after the contract's end
   * @param take EARLIER or LATER: which of the two counts
   */
  public record AfterContract(int months, String take) {}

  /**
   * A group of services with one ceiling.
   *
   * @param waitingDays of membership before it pays; none: it pays at once
   */
  public record Cover(
      String code, String title, @Nullable Integer waitingDays, List<MedicalService> services) {
    public Cover {
      services = List.copyOf(services);
    }
  }

  /**
   * @param ePrescription whether the basic insurer may know a prescription for it
   * @param subLimit what one person may have of it; none: as much as the cover allows
   */
  public record MedicalService(
      String code,
      String title,
      List<RequiredDocument> requiredDocuments,
      boolean ePrescription,
      @Nullable SubLimit subLimit) {
    public MedicalService {
      requiredDocuments = List.copyOf(requiredDocuments);
    }
  }

  /**
   * @param amount in all; none: no sum of its own
   * @param count of claims; none: as many as one likes
   * @param years within how many of the expense, before or after it; none: in the contract's period
   */
  public record SubLimit(
      @Nullable Rials amount, @Nullable Integer count, @Nullable Integer years) {}

  /**
   * When the paper originals are needed.
   *
   * @param service none: any
   * @param above only for claims that ask for more; none: for any amount
   * @param when NOT_REQUIRED, BEFORE_APPROVAL, BEFORE_PAYMENT or AFTERWARDS_BY_SAMPLE
   * @param sample which share of them, for the last; none: all
   */
  public record OriginalsRule(
      @Nullable String service, @Nullable Rials above, String when, @Nullable BasisPoints sample) {
    boolean fits(String asked, Rials requested) {
      return (service == null || service.equals(asked))
          && (above == null || requested.compareTo(above) > 0);
    }
  }

  public record RequiredDocument(DocumentKind kind, boolean required) {}

  /**
   * @param policy WAIVED_IF_BASE_USED, BASE_SHARE_ELSE_PERCENT or ALWAYS_PERCENT
   */
  public record Franchise(String policy, BasisPoints basisPoints) {}

  /** A service with the cover it falls under. */
  public record Covered(Cover cover, MedicalService service) {
    public Titled titledService() {
      return new Titled(service.code(), service.title());
    }

    public Titled titledCover() {
      return new Titled(cover.code(), cover.title());
    }
  }

  public Plan {
    covers = List.copyOf(covers);
    steps = List.copyOf(steps);
    // Absent from what an earlier release stored.
    originals = List.copyOf(requireNonNullElse(originals, List.of()));
    specialPatientsExempt = requireNonNullElse(specialPatientsExempt, true);
    inForceFrom = requireNonNullElse(inForceFrom, contractStart);
  }

  public Optional<Covered> covered(String serviceCode) {
    return covers.stream()
        .flatMap(cover -> cover.services().stream().map(service -> new Covered(cover, service)))
        .filter(covered -> covered.service().code().equals(serviceCode))
        .findFirst();
  }

  /** The rule about originals for that much of that service; none: they are not needed. */
  public Optional<OriginalsRule> originals(String serviceCode, Rials requested) {
    return originals.stream().filter(rule -> rule.fits(serviceCode, requested)).findFirst();
  }

  /** The last day on which an expense of that day can be sent. */
  public LocalDate submissionDeadline(LocalDate expense) {
    LocalDate byExpense = expense.plusDays(submissionDeadlineDays);
    if (submissionAfterContract == null) {
      return byExpense;
    }
    LocalDate byContract = Jalali.plusMonths(contractEnd, submissionAfterContract.months());
    boolean contractFirst = byContract.isBefore(byExpense);
    return contractFirst == submissionAfterContract.take().equals("EARLIER")
        ? byContract
        : byExpense;
  }

  public boolean contractHoldsOn(LocalDate day) {
    return !day.isBefore(contractStart) && !day.isAfter(contractEnd);
  }
}
