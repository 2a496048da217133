package ir.takmil.platform.inbox;

import java.io.Serial;

/** Something that this message needs does not answer now; the message waits until it does. */
public final class Away extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Away(String what, Throwable cause) {
    super(what, cause);
  }
}
