package ir.takmil.claims.claim;

import ir.takmil.platform.value.PersianText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prescription on paper.
 *
 * @param physicianCode of the medical council (نظام پزشکی): 1 to 8 digits, with a letter before
 *     them for some
 * @param sheets how many there are
 */
public record PaperPrescription(String physicianCode, int sheets, @Nullable String notes) {
  private static final Pattern CODE = Pattern.compile("[\\p{IsArabic}A-Z]?[0-9]{1,8}");

  /**
   * As people type it: the code without what they put between letter and digits.
   *
   * @return empty when that is no code of the medical council
   */
  public static Optional<PaperPrescription> typed(
      String physicianCode, int sheets, @Nullable String notes) {
    String code =
        PersianText.digits(PersianText.normalise(physicianCode))
            .replaceAll("[\\s./-]", "")
            .toUpperCase(Locale.ROOT);
    return CODE.matcher(code).matches()
        ? Optional.of(
            new PaperPrescription(
                code, sheets, notes == null ? null : PersianText.normalise(notes)))
        : Optional.empty();
  }
}
