package ir.takmil.provider.importing;

/** What a file is of. */
enum Subject {
  CENTRES,
  TARIFFS
}
