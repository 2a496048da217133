package ir.takmil.provider.importing;

/** A row of a file that can be kept. */
sealed interface Line permits CentreLine, TariffLine {
  /** As a spreadsheet counts it. */
  int number();
}
