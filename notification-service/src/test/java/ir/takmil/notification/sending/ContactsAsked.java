package ir.takmil.notification.sending;

import ir.takmil.notification.message.PersonId;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Mobile;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Asks as the service does, with a token that a test made up. */
public final class ContactsAsked {
  private ContactsAsked() {}

  public static Optional<Mobile> at(String url, PersonId person) {
    var http =
        Neighbours.plain(url, Duration.ofSeconds(5), new JsonMapper())
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth("a-token"))
            .build();
    return new Contacts(http).mobileOf(person);
  }
}
