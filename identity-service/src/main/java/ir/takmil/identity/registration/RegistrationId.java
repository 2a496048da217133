package ir.takmil.identity.registration;

import ir.takmil.platform.value.Identifier;

/** A registration under way; whoever holds it goes on with it, so it is never guessable. */
record RegistrationId(String value) implements Identifier {

  /** Public, for Spring makes one of a path's segment. */
  public RegistrationId {}
}
