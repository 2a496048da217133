package ir.takmil.provider.centre;

/** What a centre does. */
public enum CentreKind {
  HOSPITAL,
  PHARMACY,
  LABORATORY,
  IMAGING,
  CLINIC,
  PHYSICIAN_OFFICE,
  DENTISTRY
}
