package ir.takmil.notification.inbox;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.WholeService;
import ir.takmil.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class InboxApiTest extends WholeService {
  private final String claim = UUID.randomUUID().toString();
  private final String person = somebody(newMobile());

  private void told(int messages) {
    for (int i = 1; i <= messages; i++) {
      claimSays(
          claim,
          i,
          "claims.claim-taken.v1",
          Map.of("claimId", claim, "claimNumber", "1405000020", "mainInsuredId", person));
    }
    eventually(() -> assertThat(inbox(person).get("total").asInt()).isEqualTo(messages));
  }

  @Test
  void aMessageIsUnreadUntilItIsOpened() {
    told(2);
    assertThat(inbox(person).get("unread").asInt()).isEqualTo(2);
    String id = inbox(person).at("/items/1/id").asString();

    ResponseEntity<String> opened = reading(person, id);

    assertThat(opened.getStatusCode().value()).isEqualTo(200);
    assertThat(json.readTree(opened.getBody()).get("read").asBoolean()).isTrue();
    assertThat(inbox(person).get("unread").asInt()).isEqualTo(1);
    assertThat(reading(person, id).getStatusCode().value()).as("again").isEqualTo(200);
  }

  @Test
  void anothersMessageIsUnknown() {
    told(1);
    String stranger = UUID.randomUUID().toString();
    String id = inbox(person).at("/items/0/id").asString();

    ResponseEntity<String> refused = reading(stranger, id);

    assertThat(refused.getStatusCode().value()).isEqualTo(404);
    JsonNode problem = json.readTree(refused.getBody());
    assertThat(problem.get("code").asString()).isEqualTo("message-unknown");
    assertThat(problem.get("detail").asString()).isEqualTo("چنین پیامی در صندوق شما نیست.");
    assertThat(inbox(stranger).get("items")).isEmpty();
    assertThat(inbox(person).get("unread").asInt()).isEqualTo(1);
  }

  @Test
  void aClaimsMessagesAreFoundByTheClaim() {
    told(1);
    assertThat(page("/messages?claim=" + claim).get("items")).hasSize(1);
    assertThat(page("/messages?claim=" + UUID.randomUUID()).get("items")).isEmpty();
  }

  @Test
  void aLongInboxComesInPagesWithoutGapOrRepeat() {
    told(70);
    var seen = new ArrayList<String>();
    String address = "/messages";
    while (true) {
      JsonNode page = page(address);
      page.get("items").forEach(item -> seen.add(item.get("id").asString()));
      if (!page.has("next")) {
        break;
      }
      address = "/messages?after=" + page.get("next").asString();
    }
    assertThat(seen).hasSize(70).doesNotHaveDuplicates();
  }

  @Test
  void queryOperatorsAreNoFilter() {
    told(1);
    ResponseEntity<String> answer =
        insured(person).get().uri("/messages?claim[$ne]=x").retrieve().toEntity(String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(page("/messages?claim=%7B%22$ne%22:1%7D").get("items")).isEmpty();
  }

  @Test
  void onlyAnInsuredPersonHasAnInbox() {
    assertThat(status(TestTokens.staff("notification-service", "assessor1", "assessor")))
        .isEqualTo(403);
    assertThat(status(TestTokens.staff("notification-service", "nobody", "insured")))
        .as("an account without a person")
        .isEqualTo(403);
    assertThat(status(TestTokens.person("claims-service", person)))
        .as("a token for another service")
        .isEqualTo(401);
    assertThat(status(TestTokens.expired("notification-service", person))).isEqualTo(401);
  }

  private int status(String token) {
    return as(token).get().uri("/messages").retrieve().toBodilessEntity().getStatusCode().value();
  }

  private ResponseEntity<String> reading(String whose, String id) {
    return insured(whose)
        .post()
        .uri("/messages/{id}/reading", id)
        .retrieve()
        .toEntity(String.class);
  }

  private JsonNode page(String address) {
    return json.readTree(
        insured(person)
            .get()
            .uri(java.net.URI.create(base() + address))
            .retrieve()
            .body(String.class));
  }
}
