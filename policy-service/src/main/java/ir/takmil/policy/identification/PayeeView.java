package ir.takmil.policy.identification;

import ir.takmil.platform.value.Sheba;

/** Where somebody's money goes. */
record PayeeView(Sheba sheba, String name) {}
