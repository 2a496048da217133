package ir.takmil.local.sandbox;

/** A request that is turned away, without effect. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String detail;

  Refused(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  Answer answer() {
    return Answer.problem(status, code, detail);
  }
}
