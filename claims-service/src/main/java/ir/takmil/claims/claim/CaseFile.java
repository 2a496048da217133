package ir.takmil.claims.claim;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What gathers beside a claim's stage while people work on it.
 *
 * @param assessor who took it last: an appeal is decided by another
 * @param supplementTo the claim whose deductions this one is an appeal against; none: it is none
 * @param earlier the expense as it was sent before each correction, oldest first
 */
public record CaseFile(
    Originals originals,
    List<Remark> remarks,
    Set<Flag> flags,
    @Nullable Appeal appeal,
    @Nullable StaffId assessor,
    @Nullable ClaimId supplementTo,
    List<Expense> earlier) {
  public static final CaseFile NEW =
      new CaseFile(Originals.NOT_REQUIRED, List.of(), Set.of(), null, null, null, List.of());

  public CaseFile {
    // Absent from what an earlier release stored.
    originals = Objects.requireNonNullElse(originals, Originals.NOT_REQUIRED);
    remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
    flags = Set.copyOf(Objects.requireNonNullElse(flags, Set.of()));
    earlier = List.copyOf(Objects.requireNonNullElse(earlier, List.of()));
  }
}
