package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Flag;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Looks a claim through when it is registered, and again when it was repaired. */
@Component
public class Flagging {
  /** One check that finds much leaves room for the others. */
  private static final int MOST_OF_A_CHECK = 10;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Checks checks;
  private final Clock clock;

  Flagging(MongoTemplate mongo, Claims claims, Checks checks, Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.checks = checks;
    this.clock = clock;
  }

  /** The sheet first, the flags after it: a flag is never without its evidence. */
  public Claim look(ClaimId id) {
    Claim claim = claims.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
    List<Finding> found =
        checks.all().stream()
            .flatMap(check -> check.of(claim).stream().limit(MOST_OF_A_CHECK))
            .toList();
    List<Finding> findings =
        withEarlier(found, sheet(id).map(FlagSheet::findings).orElse(List.of()));
    mongo.save(new FlagSheet(id, claim.sequence(), clock.instant(), findings));
    if (findings.isEmpty()) {
      return claim;
    }
    var flags = EnumSet.noneOf(Flag.class);
    findings.forEach(finding -> flags.add(finding.flag()));
    return claims.change(id, Seen.WHATEVER, known -> known.flag(flags));
  }

  /** Flags stay through a repair, and what they rest on stays with them. */
  private static List<Finding> withEarlier(List<Finding> found, List<Finding> earlier) {
    var all = new ArrayList<>(found);
    for (Finding before : earlier) {
      List<Finding> alike = all.stream().filter(one -> one.flag() == before.flag()).toList();
      if (alike.size() < MOST_OF_A_CHECK && alike.stream().noneMatch(before::isOfTheSame)) {
        all.add(before);
      }
    }
    return all;
  }

  /** False too while it has not been looked through. */
  public boolean hasFoundNothing(ClaimId id) {
    return sheet(id).filter(sheet -> sheet.findings().isEmpty()).isPresent();
  }

  /** Empty while it has not been looked through. */
  Optional<FlagSheet> sheet(ClaimId id) {
    return Optional.ofNullable(mongo.findById(id, FlagSheet.class));
  }
}
