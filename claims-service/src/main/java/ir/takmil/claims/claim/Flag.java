package ir.takmil.claims.claim;

/** Why an assessor should look twice. A flag never decides anything. */
public enum Flag {
  /** A picture of it came with another claim too. */
  SAME_PICTURE,
  /** A picture of it looks like one of another claim. */
  SIMILAR_PICTURE,
  /** Another claim has its centre, date, amount and prescription. */
  SAME_EXPENSE,
  /** It asks for far more than the prescription comes to. */
  ABOVE_PRESCRIPTION,
  /** It asks for far more than others do for the same service. */
  ABOVE_PEERS,
  /** Its physician prescribed in two cities on that day. */
  PHYSICIAN_IN_TWO_CITIES,
  /** The basic insurer does not know its prescription, or knows it otherwise. */
  PRESCRIPTION_UNCONFIRMED,
  /** Its physician's specialty is none that its service is of. */
  SPECIALTY_MISMATCH
}
