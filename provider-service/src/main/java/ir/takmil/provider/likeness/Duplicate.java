package ir.takmil.provider.likeness;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.likeness.Likeness.Reason;
import ir.takmil.provider.physician.PhysicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Two centres that may be one, and what a person made of it.
 *
 * @param centres both of them, the lesser id first
 * @param score how sure it is, 1 to 100
 */
@Document("duplicates")
@TypeAlias("duplicate")
@CompoundIndex(name = "state", def = "{'stage.kind': 1, 'score': -1, 'foundAt': -1, '_id': 1}")
@CompoundIndex(name = "centres", def = "{'centres': 1}")
record Duplicate(
    @Id DuplicateId id,
    @Version @Nullable Long version,
    List<CentreId> centres,
    List<Reason> reasons,
    int score,
    Instant foundAt,
    Stage stage) {

  sealed interface Stage {
    @TypeAlias("open")
    record Open() implements Stage {}

    /** Two centres, says a person; the pair is not asked about again. */
    @TypeAlias("dismissed")
    record Dismissed(String by, Instant at) implements Stage {}

    /**
     * @param keep the one that stays
     * @param moved who worked at the one that went
     */
    @TypeAlias("merged")
    record Merged(CentreId keep, String by, Instant at, List<Moved> moved) implements Stage {
      public Merged {
        moved = List.copyOf(moved);
      }
    }
  }

  /**
   * @param both whether the physician worked at the one that stays too
   */
  record Moved(PhysicianId physician, boolean both) {}

  Duplicate {
    centres = List.copyOf(centres);
    reasons = List.copyOf(reasons);
  }

  static Duplicate found(CentreId one, CentreId other, Likeness likeness, Instant now) {
    List<CentreId> both =
        one.value().compareTo(other.value()) < 0 ? List.of(one, other) : List.of(other, one);
    return new Duplicate(
        DuplicateId.of(one, other),
        null,
        both,
        likeness.reasons(),
        likeness.score(),
        now,
        new Stage.Open());
  }

  /** What a person has decided stays decided. */
  Duplicate stillFound(Likeness likeness) {
    return stage instanceof Stage.Open
        ? new Duplicate(id, version, centres, likeness.reasons(), likeness.score(), foundAt, stage)
        : this;
  }

  Duplicate dismiss(String by, Instant now) {
    return switch (stage) {
      case Stage.Open _ -> in(new Stage.Dismissed(by, now));
      case Stage.Dismissed _ -> this;
      case Stage.Merged _ -> throw Refusal.conflict("duplicate-merged");
    };
  }

  /** The one of the two that goes where that one stays. */
  CentreId goes(CentreId keep) {
    if (!centres.contains(keep)) {
      throw Refusal.unprocessable("keep-not-of-pair");
    }
    return centres.getFirst().equals(keep) ? centres.getLast() : centres.getFirst();
  }

  /** Merged already, it only learns who else was moved. */
  Duplicate merge(CentreId keep, String by, Instant now, List<Moved> moved) {
    return switch (stage) {
      case Stage.Open _, Stage.Dismissed _ -> in(new Stage.Merged(keep, by, now, moved));
      case Stage.Merged before -> {
        if (!before.keep().equals(keep)) {
          throw Refusal.conflict("duplicate-merged");
        }
        var all = new ArrayList<Moved>(before.moved());
        moved.stream()
            .filter(
                more -> all.stream().noneMatch(known -> known.physician().equals(more.physician())))
            .forEach(all::add);
        yield in(new Stage.Merged(keep, before.by(), before.at(), all));
      }
    };
  }

  /** The same pair would be found again at once: that they are two is a person's word. */
  Duplicate separate(String by, Instant now) {
    return switch (stage) {
      case Stage.Merged _ -> in(new Stage.Dismissed(by, now));
      case Stage.Open _, Stage.Dismissed _ -> this;
    };
  }

  private Duplicate in(Stage next) {
    return new Duplicate(id, version, centres, reasons, score, foundAt, next);
  }
}
