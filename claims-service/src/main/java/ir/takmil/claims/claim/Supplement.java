package ir.takmil.claims.claim;

import ir.takmil.claims.claim.Stage.Decided;
import ir.takmil.platform.value.Rials;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The claim that an appeal opens about what was not granted, while what was granted is paid.
 *
 * @param id follows from the first claim's, so that it is opened once
 */
public record Supplement(ClaimId id, String claimNumber) {

  static Supplement of(Claim claim, String claimNumber) {
    byte[] name = ("supplement/" + claim.id().value()).getBytes(StandardCharsets.UTF_8);
    return new Supplement(new ClaimId(UUID.nameUUIDFromBytes(name).toString()), claimNumber);
  }

  /** Made again, it is the same claim. Its lines are what was deducted of each. */
  static Optional<Claim> openedBy(Claim claim) {
    Appeal appeal = claim.file().appeal();
    if (appeal == null
        || appeal.supplement() == null
        || !(claim.stage() instanceof Decided decided)) {
      return Optional.empty();
    }
    List<Line> lines =
        claim.expense().lines().stream()
            .map(line -> line.asking(deducted(line, decided.decision())))
            .filter(line -> !line.requested().isZero())
            .toList();
    return Optional.of(
        Claim.register(
            appeal.supplement().id(),
            claim.expense().supplemented(appeal.supplement().claimNumber(), lines),
            claim.attachments(),
            claim.file().ofSupplement(claim.id(), appeal),
            appeal.at()));
  }

  private static Rials deducted(Line line, Decision decision) {
    return decision.lines().stream()
        .filter(decided -> decided.number() == line.number())
        .flatMap(decided -> decided.deductions().stream())
        .map(Deduction::amount)
        .reduce(Rials.ZERO, Rials::plus);
  }
}
