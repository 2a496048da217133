package ir.takmil.provider.prescription;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No answer, or none that can be read. The message quotes nothing of it: it is about a person. */
abstract sealed class NoAnswer extends RuntimeException {
  @java.io.Serial private static final long serialVersionUID = 1L;

  private NoAnswer(String why) {
    super(why, null, false, false);
  }

  /** A stumble: the next try may do better at once. */
  static final class Passing extends NoAnswer {
    @java.io.Serial private static final long serialVersionUID = 1L;

    Passing(String why) {
      super(why);
    }
  }

  /** Silence, a refusal or a flood: a second try at once is no use. */
  static final class Lasting extends NoAnswer {
    @java.io.Serial private static final long serialVersionUID = 1L;

    private final @Nullable Duration askAgainAfter;

    Lasting(String why) {
      this(why, null);
    }

    Lasting(String why, @Nullable Duration askAgainAfter) {
      super(why);
      this.askAgainAfter = askAgainAfter;
    }

    /** What the insurer itself has asked for, if it has. */
    @Nullable Duration askAgainAfter() {
      return askAgainAfter;
    }
  }
}
