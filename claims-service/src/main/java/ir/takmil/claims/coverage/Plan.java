package ir.takmil.claims.coverage;

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
 * A plan of a contract, as policy-service last told it.
 *
 * @param version which edition of the plan
 * @param steps of adjudication, in the plan's order
 * @param examinationThreshold from which payable amount on a second pair of eyes is needed; none:
 *     never
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
   */
  public record MedicalService(
      String code, String title, List<RequiredDocument> requiredDocuments, boolean ePrescription) {
    public MedicalService {
      requiredDocuments = List.copyOf(requiredDocuments);
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
  }

  public Optional<Covered> covered(String serviceCode) {
    return covers.stream()
        .flatMap(cover -> cover.services().stream().map(service -> new Covered(cover, service)))
        .filter(covered -> covered.service().code().equals(serviceCode))
        .findFirst();
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
