package ir.takmil.claims.claim;

/** What of an expense a return may ask to be corrected, beside its pictures. */
public enum RepairField {
  EXPENSE_DATE,
  CENTRE,
  BASIC_INSURER,
  PRESCRIPTION,
  LINES
}
