package ir.takmil.identity.account;

import ir.takmil.platform.value.Identifier;

/** A person on file at policy-service. */
public record PersonId(String value) implements Identifier {}
