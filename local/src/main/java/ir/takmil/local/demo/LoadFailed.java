package ir.takmil.local.demo;

/** The demo data could not be loaded; the message is one sentence for the person at the screen. */
final class LoadFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoadFailed(String sentence) {
    super(sentence);
  }
}
