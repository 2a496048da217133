package ir.takmil.e2e;

import java.io.Serial;

/** Something is not as it should be. */
final class Difference extends AssertionError {
  @Serial private static final long serialVersionUID = 1L;

  Difference(String what) {
    super(what);
  }

  Difference(String what, Throwable cause) {
    super(what, cause);
  }
}
