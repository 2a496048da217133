package ir.takmil.policy.consent;

import ir.takmil.platform.value.Mobile;
import ir.takmil.policy.person.PersonId;

/** An insured person and the phone that their codes go to. */
record Reached(PersonId person, Mobile mobile) {}
