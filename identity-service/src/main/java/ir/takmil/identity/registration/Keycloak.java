package ir.takmil.identity.registration;

import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;

/** Where user names and passwords live. */
interface Keycloak {

  /**
   * Makes a user who cannot log in yet. What an earlier registration of the same person left there
   * under that name makes room.
   *
   * @return the new user's identifier at Keycloak
   * @throws Refusal 409 when the name is another's, 422 when Keycloak refuses the password
   */
  String addDisabled(Username username, String password, PersonId person);

  /** Lets the user in, as an insured person; done twice it is as done once. */
  void enable(String login);

  /** Takes the user away; one that is gone already is fine. */
  void remove(String login);
}
