package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.value.PersianText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service (خدمت) of a cover, with the documents that its claims need.
 *
 * @param ePrescription whether an electronic prescription is looked for
 * @param subLimit what one person may have of it; null: no less than the cover allows
 */
public record MedicalService(
    ServiceCode code,
    String title,
    List<RequiredDocument> requiredDocuments,
    boolean ePrescription,
    @Nullable SubLimit subLimit) {
  public MedicalService {
    requireNonNull(code, "code");
    title = PersianText.normalise(title);
    if (title.isEmpty() || title.length() > 200) {
      throw new IllegalArgumentException("a title is 1 to 200 characters");
    }
    requiredDocuments = List.copyOf(requiredDocuments);
  }
}
