package ir.takmil.provider.centre;

import ir.takmil.platform.value.PersianText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a centre is found by: everything in the one form that typed words are brought to as well.
 *
 * @param words the words of the name, each found by its beginning; a word that a half-space joins
 *     also as people write it without one
 */
record FoundBy(String province, String city, String affiliation, String name, List<String> words) {

  static FoundBy of(Listing listing) {
    return new FoundBy(
        PersianText.searchable(listing.province()),
        PersianText.searchable(listing.city()),
        PersianText.searchable(listing.affiliation()),
        PersianText.searchable(listing.name()),
        Stream.concat(
                words(listing.name()).stream(),
                words(listing.name().replace("\u200c", "")).stream())
            .distinct()
            .toList());
  }

  /** Letters and digits only, so that a word is also a pattern that means itself. */
  static List<String> words(String typed) {
    return Arrays.stream(PersianText.searchable(typed).split("[^\\p{L}\\p{M}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
