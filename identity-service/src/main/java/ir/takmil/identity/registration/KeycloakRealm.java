package ir.takmil.identity.registration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Keycloak's admin REST, a few calls of it, in this service's own name. Not keycloak-admin-client:
 * for these few it would bring RESTEasy, Apache HttpClient 4 and Jackson 2 beside Boot's own client
 * and Jackson 3.
 */
@Bulkhead(name = "keycloak")
@CircuitBreaker(name = "keycloak")
@Retry(name = "keycloak")
class KeycloakRealm implements Keycloak {
  private static final String ROLE = "insured";

  private final RestClient realm;

  /**
   * @param realm at {@code <keycloak>/admin/realms/<realm>}
   */
  KeycloakRealm(RestClient realm) {
    this.realm = realm;
  }

  @Override
  public String addDisabled(Username username, String password, PersonId person) {
    var user =
        new NewUser(
            username.value(),
            false,
            Map.of("person", List.of(person.value())),
            List.of(new NewPassword("password", password, false)));
    return added(user)
        .or(() -> makesRoom(username, person) ? added(user) : Optional.empty())
        .orElseThrow(() -> Refusal.conflict("username-taken"));
  }

  /** Empty when there is a user of that name. */
  private Optional<String> added(NewUser user) {
    try {
      URI location =
          realm
              .post()
              .uri("/users")
              .body(user)
              .retrieve()
              .toBodilessEntity()
              .getHeaders()
              .getLocation();
      String path = Objects.requireNonNull(location).getPath();
      return Optional.of(path.substring(path.lastIndexOf('/') + 1));
    } catch (HttpClientErrorException.Conflict taken) {
      return Optional.empty();
    } catch (HttpClientErrorException.BadRequest policy) {
      throw Refusal.unprocessable(
          "password-refused", List.of(new Refusal.Fault("/password", "password-common")));
    }
  }

  private boolean makesRoom(Username username, PersonId person) {
    User there = named(username);
    if (there == null || there.enabled() || !there.isOf(person)) {
      return false;
    }
    delete(there.id());
    return true;
  }

  private @Nullable User named(Username username) {
    List<User> found =
        realm
            .get()
            .uri("/users?exact=true&username={name}", username.value())
            .retrieve()
            .body(new ParameterizedTypeReference<>() {});
    return found == null || found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public boolean has(String login) {
    try {
      realm.get().uri("/users/{id}", login).retrieve().toBodilessEntity();
      return true;
    } catch (HttpClientErrorException.NotFound gone) {
      return false;
    }
  }

  /** The role first: a user who can log in is never without it. */
  @Override
  public void enable(String login) {
    Role insured =
        Objects.requireNonNull(realm.get().uri("/roles/{role}", ROLE).retrieve().body(Role.class));
    realm
        .post()
        .uri("/users/{id}/role-mappings/realm", login)
        .body(List.of(insured))
        .retrieve()
        .toBodilessEntity();
    realm
        .put()
        .uri("/users/{id}", login)
        .body(Map.of("enabled", true))
        .retrieve()
        .toBodilessEntity();
  }

  @Override
  public void removeDisabled(Username username, PersonId person) {
    makesRoom(username, person);
  }

  private void delete(String login) {
    try {
      realm.delete().uri("/users/{id}", login).retrieve().toBodilessEntity();
    } catch (HttpClientErrorException.NotFound gone) {
      // that is what was wanted
    }
  }

  private record NewUser(
      String username,
      boolean enabled,
      Map<String, List<String>> attributes,
      List<NewPassword> credentials) {}

  private record NewPassword(String type, String value, boolean temporary) {
    @Override
    public String toString() {
      return "NewPassword[…]";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record User(String id, boolean enabled, @Nullable Map<String, List<String>> attributes) {
    boolean isOf(PersonId person) {
      return attributes != null
          && attributes.getOrDefault("person", List.of()).contains(person.value());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Role(String id, String name) {}
}
