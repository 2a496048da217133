package ir.takmil.platform.inbox;

import java.io.Serial;

/**
 * A message whose predecessor has not been heard: a gap. After the short retries it is parked among
 * the dead letters with this reason, until an operator replays it.
 */
public final class TooEarly extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public TooEarly(String missing) {
    super(missing);
  }
}
