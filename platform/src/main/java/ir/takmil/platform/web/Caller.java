package ir.takmil.platform.web;

import ir.takmil.platform.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, read from the access token.
 *
 * @param account the account's subject at Keycloak
 * @param name the user name, for showing
 * @param person the person on file behind the account; staff and services have none
 * @param organisation outside the house, that the account acts for; others have none
 * @param roles the realm roles, bare
 */
public record Caller(
    String account,
    String name,
    @Nullable String person,
    @Nullable String organisation,
    Set<String> roles) {

  /** One that acts for no organisation. */
  public Caller(String account, String name, @Nullable String person, Set<String> roles) {
    this(account, name, person, null, roles);
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  /** The person on file; refused for an account that has none. */
  public String requiredPerson() {
    if (person == null) {
      throw Refusal.forbidden("person-needed");
    }
    return person;
  }

  /** The organisation; refused for an account that acts for none. */
  public String requiredOrganisation() {
    if (organisation == null) {
      throw Refusal.forbidden("organisation-needed");
    }
    return organisation;
  }
}
