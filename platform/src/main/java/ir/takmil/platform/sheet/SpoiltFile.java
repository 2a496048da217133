package ir.takmil.platform.sheet;

import java.io.Serial;

/** The file cannot be read on. */
final class SpoiltFile extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  SpoiltFile(Fault fault) {
    super(fault.code());
    this.fault = fault;
  }

  SpoiltFile(Flaw flaw) {
    this(Fault.ofFile(flaw));
  }

  Fault fault() {
    return fault;
  }
}
