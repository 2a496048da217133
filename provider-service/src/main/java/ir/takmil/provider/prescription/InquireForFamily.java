package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbour asks: the same inquiry, on behalf of a family.
 *
 * @param familyId its main insured
 * @param fresh true to ask the insurer although its answer is remembered, as before a decision
 */
record InquireForFamily(
    @NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,64}") String personId,
    @NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,64}") String familyId,
    @NotNull Insurer basicInsurer,
    @NotNull LocalDate on,
    @Nullable @Size(max = 60) String trackingCode,
    @Nullable Boolean fresh) {

  InquirePrescriptions inquiry() {
    return new InquirePrescriptions(personId, basicInsurer, on, trackingCode);
  }
}
