package ir.takmil.claims.payout;

import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What a main insured sees of the orders to them, through the door on a real store. */
@RealParts
@Import(Suite.class)
class MyOrdersTest {
  private static final BatchId BATCH = new BatchId("b1");

  private final PersonId mother = new PersonId(UUID.randomUUID().toString());
  private final MongoTemplate mongo;
  private final int port;

  @Autowired
  MyOrdersTest(MongoTemplate mongo, @LocalServerPort int port) {
    this.mongo = mongo;
    this.port = port;
  }

  private Calls as(PersonId person) {
    return new Calls(port, TestTokens.person("claims-service", person.value()));
  }

  private static TransferOrder issued(PersonId payee, int minute) {
    return TransferOrder.issue(
        UUID.randomUUID().toString(),
        payee,
        new PaidLine(new ClaimId(UUID.randomUUID().toString()), "1234567890", Rials.of(7_468_200)),
        NOW.plusSeconds(60L * minute));
  }

  /** As it stands when all of it has been announced. */
  private TransferOrder keep(TransferOrder order) {
    return mongo.insert(
        new TransferOrder(
            order.id(),
            order.version(),
            order.number(),
            order.mainInsuredId(),
            order.lines(),
            order.attempt(),
            order.issuedAt(),
            order.stage(),
            order.sequence(),
            List.of()));
  }

  @Test
  void theNewestComesFirstWithTheBanksWord() {
    TransferOrder bounced =
        keep(issued(mother, 0).take(BATCH).send(BATCH, NOW).bounce(BATCH, "AC04", NOW));
    TransferOrder paid =
        keep(issued(mother, 1).take(BATCH).send(BATCH, NOW).settle(BATCH, "990000000001", NOW));
    keep(issued(new PersonId(UUID.randomUUID().toString()), 2));

    Calls.Answer answer = as(mother).get("/my/transfer-orders");
    OpenApi.isA("MyTransferOrders", answer);
    JsonNode page = answer.json();
    assertThat(page.get("items")).hasSize(2);
    JsonNode first = page.get("items").get(0);
    assertThat(first.get("number").asString()).isEqualTo(paid.number());
    assertThat(first.get("state").asString()).isEqualTo("PAID");
    assertThat(first.get("amount").asLong()).isEqualTo(7_468_200);
    assertThat(first.get("bankReference").asString()).isEqualTo("990000000001");
    assertThat(first.get("claims").get(0).get("claimNumber").asString()).isEqualTo("1234567890");
    assertThat(first.has("batch")).isFalse();
    JsonNode second = page.get("items").get(1);
    assertThat(second.get("number").asString()).isEqualTo(bounced.number());
    assertThat(second.get("failure").asString()).contains("AC04");
  }

  @Test
  void pageByPageEachIsSeenOnce() {
    for (int minute = 0; minute < 5; minute++) {
      keep(issued(mother, minute / 2)); // some in the same millisecond
    }
    var seen = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page = as(mother).get("/my/transfer-orders?limit=2" + next).json();
      page.get("items").forEach(order -> seen.add(order.get("id").asString()));
      next = page.has("next") ? "&next=" + page.get("next").asString() : "";
    } while (!next.isEmpty());
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void oddQuestionsAreRefused() {
    for (String odd : List.of("limit=0", "limit=101", "limit=x", "next=1")) {
      assertThat(as(mother).get("/my/transfer-orders?" + odd).status()).as(odd).isEqualTo(400);
    }
  }
}
