package ir.takmil.platform.inbox;

import java.io.Serial;

/** A message that no retry will make readable; it goes to the dead letters at once. */
public final class Unreadable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Unreadable(String what) {
    super(what);
  }
}
