package ir.takmil.provider.physician;

import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.physician.PhysicianEvent.PhysicianEnrolled;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * A physician, and where they work.
 *
 * @param takenCode the council code, which is one physician's; of what an earlier release stored,
 *     where two may have one, none until it is enrolled again
 * @param words of the name and the specialty, each found by its beginning; none in what an earlier
 *     release stored, until it is enrolled again
 */
@Document("physicians")
@TypeAlias("physician")
@CompoundIndex(name = "centre", def = "{'centreIds': 1, 'familyName': 1, '_id': 1}")
@CompoundIndex(name = "council-code", def = "{'councilCode': 1}")
@CompoundIndex(name = "taken-code", def = "{'takenCode': 1}", unique = true, sparse = true)
@CompoundIndex(name = "words", def = "{'words': 1}")
@CompoundIndex(name = "family-name", def = "{'familyName': 1, '_id': 1}")
public record Physician(
    @Id PhysicianId id,
    @Version @Nullable Long version,
    @Unwrapped.Empty Enrolment enrolment,
    @Nullable String takenCode,
    List<String> words,
    int sequence,
    List<Announcement<PhysicianEvent>> outbox)
    implements Announcing<PhysicianEvent> {

  /**
   * What the directory says of a physician.
   *
   * @param specialty as it is written, such as «قلب و عروق»
   */
  public record Enrolment(
      CouncilCode councilCode,
      String givenName,
      String familyName,
      String specialty,
      List<CentreId> centreIds) {
    public Enrolment {
      centreIds = List.copyOf(centreIds);
    }
  }

  public Physician {
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
    outbox = List.copyOf(Objects.requireNonNullElse(outbox, List.of()));
  }

  public static Physician enrol(PhysicianId id, Enrolment enrolment, Instant now) {
    return new Physician(
            id, null, enrolment, enrolment.councilCode().value(), words(enrolment), 0, List.of())
        .announced(now);
  }

  /** Nothing happens when nothing differs, and it has been announced. */
  public Physician enrol(Enrolment changed, Instant now) {
    return changed.equals(enrolment) && sequence > 0
        ? this
        : new Physician(
                id,
                version,
                changed,
                changed.councilCode().value(),
                words(changed),
                sequence,
                outbox)
            .announced(now);
  }

  private Physician announced(Instant now) {
    return new Physician(
        id,
        version,
        enrolment,
        takenCode,
        words,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new PhysicianEnrolled(enrolment)));
  }

  private static List<String> words(Enrolment of) {
    return words(of.givenName() + " " + of.familyName() + " " + of.specialty());
  }

  /** Letters and digits only, so that a word is also a pattern that means itself. */
  static List<String> words(String typed) {
    return Arrays.stream(PersianText.searchable(typed).split("[^\\p{L}\\p{M}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  @Override
  public String key() {
    return id.value();
  }
}
