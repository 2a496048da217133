package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A service (خدمت) of a cover, with the documents that its claims need.
 *
 * @param ePrescription whether an electronic prescription is looked for
 */
public record MedicalService(
    ServiceCode code,
    String title,
    List<RequiredDocument> requiredDocuments,
    boolean ePrescription) {
  public MedicalService {
    requireNonNull(code, "code");
    requireNonNull(title, "title");
    requiredDocuments = List.copyOf(requiredDocuments);
  }
}
