package ir.takmil.identity.account;

import ir.takmil.platform.value.Identifier;

/** An account's identifier in this suite; Keycloak has its own. */
public record AccountId(String value) implements Identifier {}
