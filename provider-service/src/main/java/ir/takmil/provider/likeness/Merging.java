package ir.takmil.provider.likeness;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.directory.Directory;
import ir.takmil.provider.likeness.Duplicate.Moved;
import ir.takmil.provider.likeness.Duplicate.Stage;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.Physician.Enrolment;
import ir.takmil.provider.physician.Physicians;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Making one of two, and two of one again. Each is several writes, and whatever stops it between
 * two of them, the same again does what is left.
 */
@Service
class Merging {
  private final Directory directory;
  private final Physicians physicians;
  private final Duplicates duplicates;
  private final Clock clock;

  Merging(Directory directory, Physicians physicians, Duplicates duplicates, Clock clock) {
    this.directory = directory;
    this.physicians = physicians;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  Duplicate dismiss(DuplicateId id, String by) {
    return duplicates.change(id, pair -> pair.dismiss(by, clock.instant()));
  }

  /**
   * @throws Refusal 404 {@code duplicate-unknown}; 409 {@code centre-merged} where either is merged
   *     into a third, {@code duplicate-merged} where the other one was kept; 422 {@code
   *     keep-not-of-pair}
   */
  Duplicate merge(DuplicateId id, CentreId keep, String by) {
    Instant now = clock.instant();
    Duplicate pair = duplicates.find(id).orElseThrow(() -> Refusal.unknown("duplicate-unknown"));
    CentreId gone = pair.goes(keep);
    Duplicate allowed = pair.merge(keep, by, now, List.of());
    requireListed(keep);
    directory.change(gone, centre -> centre.mergeInto(keep, by, now));
    try {
      requireListed(keep); // somebody may have merged it meanwhile, into this one even
    } catch (Refusal mergedMeanwhile) {
      directory.change(gone, centre -> centre.separate(by, now));
      throw mergedMeanwhile;
    }
    List<Physician> there = physicians.at(gone);
    List<Moved> moved =
        there.stream()
            .map(physician ->
                new Moved(physician.id(), physician.enrolment().centreIds().contains(keep)))
            .toList();
    Duplicate merged = duplicates.change(allowed.id(), open -> open.merge(keep, by, now, moved));
    there.forEach(physician ->
        place(
            physician,
            at -> Stream.concat(at.stream().filter(c -> !c.equals(gone)), Stream.of(keep))));
    return merged;
  }

  private void requireListed(CentreId centre) {
    if (!directory.find(centre).isListed()) {
      throw Refusal.conflict("centre-merged");
    }
  }

  /**
   * @throws Refusal 404 {@code centre-unknown}
   */
  void separate(CentreId id, String by) {
    Instant now = clock.instant();
    CentreId keep = directory.find(id).mergedInto();
    if (keep == null) {
      return;
    }
    var pair = duplicates.find(DuplicateId.of(id, keep));
    if (pair.isPresent()) {
      if (pair.get().stage() instanceof Stage.Merged merged) {
        giveBack(merged, id, keep);
      }
      duplicates.change(pair.get().id(), was -> was.separate(by, now));
    }
    directory.change(id, centre -> centre.separate(by, now));
  }

  /** Whom an operator has placed elsewhere since stays there. */
  private void giveBack(Stage.Merged merged, CentreId gone, CentreId keep) {
    var moved =
        merged.moved().stream().collect(Collectors.toMap(Moved::physician, Function.identity()));
    for (Physician physician : physicians.at(keep)) {
      Moved known = moved.get(physician.id());
      if (known != null) {
        place(
            physician,
            at ->
                Stream.concat(
                    at.stream().filter(c -> known.both() || !c.equals(keep)), Stream.of(gone)));
      }
    }
  }

  private void place(Physician physician, Function<List<CentreId>, Stream<CentreId>> move) {
    Enrolment was = physician.enrolment();
    physicians.enrol(
        physician.id(),
        new Enrolment(
            was.councilCode(),
            was.givenName(),
            was.familyName(),
            was.specialty(),
            move.apply(was.centreIds()).distinct().toList()),
        clock.instant());
  }
}
