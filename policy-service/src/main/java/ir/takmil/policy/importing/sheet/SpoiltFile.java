package ir.takmil.policy.importing.sheet;

import java.io.Serial;

/** The file cannot be read on. */
final class SpoiltFile extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  SpoiltFile(Fault fault) {
    super(fault.code().code());
    this.fault = fault;
  }

  SpoiltFile(FaultCode code) {
    this(Fault.ofFile(code));
  }

  Fault fault() {
    return fault;
  }
}
