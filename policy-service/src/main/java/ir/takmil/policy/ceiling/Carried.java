package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of claims that are over, kept in documents of their own so that the account's stays small.
 *
 * @param committed what they have used in all
 * @param archives where they are, oldest first
 */
public record Carried(int lines, Rials committed, List<String> archives) {
  static final Carried NOTHING = new Carried(0, Rials.ZERO, List.of());

  public Carried {
    archives = List.copyOf(archives);
  }

  Carried plus(int moreLines, Rials moreCommitted, String archive) {
    var longer = new ArrayList<>(archives);
    longer.add(archive);
    return new Carried(lines + moreLines, committed.plus(moreCommitted), longer);
  }
}
