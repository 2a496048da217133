package ir.takmil.provider.likeness;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.directory.Alike;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.lucene.util.SloppyMath;

/**
 * Why two listings may be of the same house under the same contract.
 *
 * @param score how sure that is, 1 to 100
 */
record Likeness(List<Reason> reasons, int score) {
  /** From here on two names are called similar, of 100. */
  private static final int SIMILAR = 65;

  enum Reason {
    SIMILAR_NAME,
    SAME_PHONE,
    NEAR
  }

  /**
   * What is of another kind or contracted for another scope is another. Of name, phone and place
   * one alone says little: chains share names and phones, and offices a house.
   */
  static Optional<Likeness> of(Listing one, Listing other) {
    if (one.kind() != other.kind()
        || !PersianText.searchable(one.scope()).equals(PersianText.searchable(other.scope()))) {
      return Optional.empty();
    }
    int names = NameLikeness.of(one.name(), other.name());
    boolean similar = names >= SIMILAR;
    boolean phone = !Collections.disjoint(Alike.numbers(one), Alike.numbers(other));
    OptionalDouble metres = metres(one, other);
    boolean near = metres.isPresent() && metres.getAsDouble() <= Alike.NEAR_METRES;
    boolean duplicate = (similar && (phone || near)) || (phone && near && !isOfAPerson(one));
    boolean nothingElseIsKnown = names == 100 && metres.isEmpty() && sameCity(one, other);
    if (!duplicate && !nothingElseIsKnown) {
      return Optional.empty();
    }
    var reasons = EnumSet.noneOf(Reason.class);
    int score = 0;
    if (similar) {
      reasons.add(Reason.SIMILAR_NAME);
      score += names / 2;
    }
    if (phone) {
      reasons.add(Reason.SAME_PHONE);
      score += 30;
    }
    if (near) {
      reasons.add(Reason.NEAR);
      score += 20;
    }
    return Optional.of(new Likeness(List.copyOf(reasons), score));
  }

  /** Two physicians may share a reception. */
  private static boolean isOfAPerson(Listing listing) {
    return listing.kind() == CentreKind.PHYSICIAN_OFFICE;
  }

  private static boolean sameCity(Listing one, Listing other) {
    return one.province().equals(other.province())
        && PersianText.searchable(one.city()).equals(PersianText.searchable(other.city()));
  }

  private static OptionalDouble metres(Listing one, Listing other) {
    Double latitude = one.latitude();
    Double longitude = one.longitude();
    Double otherLatitude = other.latitude();
    Double otherLongitude = other.longitude();
    return latitude == null || longitude == null || otherLatitude == null || otherLongitude == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            SloppyMath.haversinMeters(latitude, longitude, otherLatitude, otherLongitude));
  }
}
