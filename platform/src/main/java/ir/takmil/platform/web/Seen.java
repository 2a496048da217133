package ir.takmil.platform.web;

import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller last saw of a thing, from {@code If-Match}: the sequence in its ETag. A door that
 * takes one refuses a call without it (428) and one that saw an older state (412).
 */
public record Seen(@Nullable Integer sequence) {
  /** Whatever the state is: for callers that are not a person looking at a screen. */
  public static final Seen WHATEVER = new Seen(null);

  public static Seen of(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new Refusal(Refusal.Kind.UNSEEN, "if-match-needed", Map.of(), List.of());
    }
    if (ifMatch.equals("*")) {
      return WHATEVER;
    }
    String bare = ifMatch.replaceFirst("^W/", "").replace("\"", "");
    if (!bare.matches("[0-9]{1,9}")) {
      throw Refusal.malformed("if-match-wrong");
    }
    return new Seen(Integer.valueOf(bare));
  }

  public void check(int present) {
    if (sequence != null && sequence != present) {
      throw new Refusal(
          Refusal.Kind.STALE,
          "changed-meanwhile",
          Map.of("seen", sequence, "present", present),
          List.of());
    }
  }

  public static String etag(int sequence) {
    return "\"" + sequence + "\"";
  }
}
