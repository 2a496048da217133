package ir.takmil.policy.changing;

import ir.takmil.platform.web.Caller;

/** A member of staff: the account decides who is another, the name is for showing. */
record Staff(String account, String name) {
  static Staff of(Caller caller) {
    return new Staff(caller.account(), caller.name());
  }

  boolean is(Staff other) {
    return account.equals(other.account);
  }
}
