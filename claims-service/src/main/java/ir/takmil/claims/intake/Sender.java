package ir.takmil.claims.intake;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.web.Caller;

/** Who sends an admission. */
sealed interface Sender {
  /** Somebody of the family, who paid the centre and is reimbursed. */
  record Family(PersonId person) implements Sender {
    @Override
    public String key() {
      return person.value();
    }
  }

  /** The contracted centre, which is paid itself. */
  record OfCentre(String centreId) implements Sender {
    @Override
    public String key() {
      return "centre:" + centreId;
    }
  }

  /** For what a sender does once. */
  String key();

  static Sender of(Caller caller) {
    return caller.has("provider")
        ? new OfCentre(caller.requiredOrganisation())
        : new Family(new PersonId(caller.requiredPerson()));
  }
}
