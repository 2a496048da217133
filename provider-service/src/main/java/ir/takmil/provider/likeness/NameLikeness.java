package ir.takmil.provider.likeness;

import ir.takmil.provider.directory.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How alike two names are, of 100: by the pairs of letters that they share (Dice). */
final class NameLikeness {
  private NameLikeness() {}

  /** Numbered branches of one house are not the same, however alike the rest is. */
  static int of(String one, String other) {
    List<String> words = Names.telling(one);
    List<String> otherWords = Names.telling(other);
    if (!numbers(words).equals(numbers(otherWords))) {
      return 0;
    }
    String letters = String.join("", words);
    String otherLetters = String.join("", otherWords);
    if (letters.equals(otherLetters) || Set.copyOf(words).equals(Set.copyOf(otherWords))) {
      return 100;
    }
    Map<String, Integer> pairs = pairs(letters);
    Map<String, Integer> otherPairs = pairs(otherLetters);
    int all = sum(pairs) + sum(otherPairs);
    int shared =
        pairs.entrySet().stream()
            .mapToInt(pair -> Math.min(pair.getValue(), otherPairs.getOrDefault(pair.getKey(), 0)))
            .sum();
    return all == 0 ? 0 : Math.min(99, 200 * shared / all);
  }

  private static Set<String> numbers(List<String> words) {
    return words.stream()
        .filter(word -> word.chars().anyMatch(Character::isDigit))
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> pairs(String letters) {
    var pairs = new HashMap<String, Integer>();
    for (int i = 0; i + 1 < letters.length(); i++) {
      pairs.merge(letters.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }

  private static int sum(Map<String, Integer> pairs) {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }
}
