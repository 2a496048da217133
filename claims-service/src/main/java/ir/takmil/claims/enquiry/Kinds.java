package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Status;
import java.util.List;
import java.util.Locale;

/** The names of stages in the store. */
final class Kinds {
  private Kinds() {}

  /** The status in lower case; a claim that waits again after an appeal is under assessment too. */
  static List<String> of(Status status) {
    String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return status == Status.UNDER_ASSESSMENT ? List.of(name, "appealed") : List.of(name);
  }
}
