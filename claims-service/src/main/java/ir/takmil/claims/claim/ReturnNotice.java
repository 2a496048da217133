package ir.takmil.claims.claim;

import ir.takmil.platform.Refusal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Why a claim was sent back, and what to repair.
 *
 * @param reasonCode R01 to R12
 * @param text the assessor's own words to the insured
 * @param repair the documents that are asked for anew
 * @param fields what of the expense is asked to be corrected
 * @param cureDeadline the last day, in Tehran, on which it may be repaired
 */
public record ReturnNotice(
    Kind kind,
    String reasonCode,
    String text,
    Set<DocumentKind> repair,
    Set<RepairField> fields,
    LocalDate cureDeadline) {

  /** Whether and how it can be cured. */
  public enum Kind {
    DEFICIENT,
    NEEDS_VISIT,
    NOT_COVERED
  }

  public ReturnNotice {
    repair = Set.copyOf(repair);
    fields = Set.copyOf(Objects.requireNonNullElse(fields, Set.of())); // absent from older ones
    if (text.isBlank()) {
      throw Refusal.unprocessable("return-text-missing");
    }
    if (kind == Kind.DEFICIENT && repair.isEmpty() && fields.isEmpty()) {
      throw Refusal.unprocessable("repair-missing");
    }
  }
}
