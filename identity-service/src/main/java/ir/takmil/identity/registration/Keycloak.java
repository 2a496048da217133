package ir.takmil.identity.registration;

import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;

/** Where user names and passwords live. */
interface Keycloak {

  /**
   * Makes a user who cannot log in yet. One whom an earlier registration of the same person left
   * there under that name goes: a password is set once, for the registration that chose it, and
   * nobody who knows the same birth date can slip another one under it.
   *
   * @return the user's identifier at Keycloak
   * @throws Refusal 409 when the name is another's, 422 when Keycloak refuses the password
   */
  String addDisabled(Username username, String password, PersonId person);

  /** Is there still a user of this identifier? */
  boolean has(String login);

  /** Lets the user in, as an insured person; done twice it is as done once. */
  void enable(String login);

  /**
   * Takes away what never became a login: only this person's user of that name, and only while
   * disabled; one that is gone already is fine.
   */
  void removeDisabled(Username username, PersonId person);
}
