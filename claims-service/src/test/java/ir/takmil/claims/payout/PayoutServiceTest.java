package ir.takmil.claims.payout;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Step;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.PaymentBatch.Staff;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.vault.Vault;
import ir.takmil.platform.web.Seen;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an approved claim to the bank's word, through the real store, broker and tokens. */
@RealParts
@Import({Suite.class, PayoutServiceTest.Neighbourhood.class})
@TestPropertySource(properties = {"takmil.bank.every=1h", "takmil.policy-url=http://127.0.0.1:9"})
class PayoutServiceTest {

  /** A bank and payees in the place of those across the line. */
  @TestConfiguration
  static class Neighbourhood {
    @Bean
    @Primary
    FakeBank fakeBank() {
      return new FakeBank();
    }

    @Bean
    @Primary
    FakePayees fakePayees() {
      return new FakePayees();
    }
  }

  static final class FakePayees implements Payees {
    private final Map<PersonId, Payee> known = new ConcurrentHashMap<>();

    @Override
    public Optional<Payee> find(PersonId person) {
      return Optional.ofNullable(known.get(person));
    }
  }

  private static final Staff MAKER = new Staff(new StaffId("maker"), "maker1");
  private static final Staff CHECKER = new Staff(new StaffId("checker"), "checker1");

  private final Claims claims;
  private final TransferOrders orders;
  private final PaymentBatches batches;
  private final Payout payout;
  private final Batching batching;
  private final Settlement settlement;
  private final FakeBank bank;
  private final FakePayees payees;
  private final Vault vault;
  private final Clock clock;
  private final MongoTemplate mongo;
  private final JsonMapper json;
  private final RestClient http;
  private final PersonId payee = new PersonId(UUID.randomUUID().toString());
  private final BatchId batchId = new BatchId(UUID.randomUUID().toString());

  @Autowired
  PayoutServiceTest(
      Claims claims,
      TransferOrders orders,
      PaymentBatches batches,
      Payout payout,
      Batching batching,
      Settlement settlement,
      FakeBank bank,
      FakePayees payees,
      Vault vault,
      Clock clock,
      MongoTemplate mongo,
      JsonMapper json,
      @LocalServerPort int port) {
    this.claims = claims;
    this.orders = orders;
    this.batches = batches;
    this.payout = payout;
    this.batching = batching;
    this.settlement = settlement;
    this.bank = bank;
    this.payees = payees;
    this.vault = vault;
    this.clock = clock;
    this.mongo = mongo;
    this.json = json;
    this.http = RestClient.create("http://127.0.0.1:" + port);
    payees.known.put(payee, new Payees.Payee(Shebas.of(7), "سارا رحیمی‌نژاد"));
    bank.failNext(0, false);
    bank.silent(false);
  }

  private Claim approved(Decision decision) {
    Claim claim = claims.add(registered(new ClaimId(UUID.randomUUID().toString()), NOW));
    payees.known.put(
        claim.expense().mainInsuredId(), new Payees.Payee(Shebas.of(9), "سارا رحیمی‌نژاد"));
    return claims.change(
        claim.id(),
        Seen.WHATEVER,
        taken ->
            taken
                .noteHeld(REQUESTED, 1, NOW)
                .take(ASSESSOR, NOW)
                .decide(ASSESSOR, decision, false, NOW));
  }

  private Claim claim(ClaimId id) {
    return claims.find(id).orElseThrow();
  }

  private TransferOrder issued() {
    return payout.issue(
        payee,
        new PaidLine(new ClaimId(UUID.randomUUID().toString()), "1234567890", Rials.of(7_468_200)));
  }

  private TransferOrder order(TransferOrderId id) {
    return orders.find(id).orElseThrow();
  }

  private PaymentBatch approvedBatch(BatchId id, TransferOrder... wanted) {
    PaymentBatch prepared =
        batching.prepare(id, MAKER, List.of(wanted).stream().map(TransferOrder::id).toList());
    return batching.approve(id, new Seen(prepared.sequence()), CHECKER);
  }

  private void settled(BatchId id) {
    eventually(() -> {
      settlement.round();
      assertThat(batches.find(id).orElseThrow().state()).isEqualTo(PaymentBatch.State.DONE);
    });
  }

  private ResponseEntity<String> call(
      String method, String path, String token, String ifMatch, String body) {
    var request =
        http.method(org.springframework.http.HttpMethod.valueOf(method))
            .uri(path)
            .headers(headers -> {
              headers.setBearerAuth(token);
              if (ifMatch != null) {
                headers.set("If-Match", ifMatch);
              }
            });
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).body(body);
    }
    return request.exchange((sent, answer) ->
        ResponseEntity.status(answer.getStatusCode())
            .headers(answer.getHeaders())
            .body(new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8)));
  }

  private static String maker() {
    return TestTokens.staff("claims-service", "maker1", "finance-maker");
  }

  private static String checker() {
    return TestTokens.staff("claims-service", "checker1", "finance-checker");
  }

  @Test
  void anApprovedClaimIsOrderedBatchedByOneApprovedByAnotherAndPaid() throws Exception {
    Claim claim = approved(decision());
    TransferOrderId id = TransferOrder.idFor(claim.id());
    eventually(() ->
        assertThat(claim(claim.id()).stage().status())
            .describedAs("the order was issued and the claim heard of it")
            .isEqualTo(Status.ORDERED));
    String issued =
        String.valueOf(call("GET", "/transfer-orders?state=ISSUED", maker(), null, null).getBody());
    OpenApi.isA("TransferOrders", issued);
    JsonNode waiting = json.readTree(issued);
    assertThat(waiting.get("items").valueStream().map(item -> item.get("id").asString()))
        .contains(id.value());

    String batch = "/payment-batches/" + batchId.value();
    String wanted = "{\"transferOrderIds\":[\"" + id.value() + "\"]}";
    ResponseEntity<String> prepared = call("PUT", batch, maker(), null, wanted);
    assertThat(prepared.getStatusCode().value()).isEqualTo(200);
    assertThat(call("PUT", batch, maker(), null, wanted).getHeaders().getETag())
        .describedAs("sent twice, done once")
        .isEqualTo(prepared.getHeaders().getETag());
    assertThat(call("PUT", batch, checker(), null, wanted).getStatusCode().value()).isEqualTo(403);

    String both = TestTokens.staff("claims-service", "maker1", "finance-maker", "finance-checker");
    String seen = prepared.getHeaders().getETag();
    ResponseEntity<String> own = call("POST", batch + "/approval", both, seen, null);
    assertThat(own.getStatusCode().value()).isEqualTo(409);
    assertThat(own.getBody()).contains("maker-cannot-check", "\"currentStatus\":\"PREPARED\"");
    assertThat(call("POST", batch + "/approval", checker(), null, null).getStatusCode().value())
        .isEqualTo(428);
    ResponseEntity<String> approval = call("POST", batch + "/approval", checker(), seen, null);
    assertThat(approval.getStatusCode().value()).isEqualTo(200);
    OpenApi.isA("PaymentBatch", String.valueOf(approval.getBody()));
    OpenApi.isA(
        "PaymentBatches",
        String.valueOf(call("GET", "/payment-batches", checker(), null, null).getBody()));
    JsonNode view = json.readTree(approval.getBody());
    assertThat(view.get("state").asString()).isEqualTo("APPROVED");
    assertThat(view.get("total").asLong()).isEqualTo(7_468_200);

    settled(batchId);
    eventually(() -> {
      Claim paid = claim(claim.id());
      assertThat(paid.stage()).isInstanceOf(Stage.Paid.class);
      assertThat(paid.timeline())
          .extracting(Step::status)
          .endsWith(Status.APPROVED, Status.ORDERED, Status.SENT_FOR_PAYMENT, Status.PAID);
    });
    assertThat(bank.paid(order(id))).isEqualTo(1);
    String file = bank.file(PaymentFile.messageId(batchId)).orElseThrow();
    assertThat(view.get("fileHash").asString())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(file.getBytes(StandardCharsets.UTF_8))));
    JsonNode shown =
        json.readTree(call("GET", "/transfer-orders?state=PAID", checker(), null, null).getBody());
    JsonNode paid =
        shown
            .get("items")
            .valueStream()
            .filter(item -> item.get("id").asString().equals(id.value()))
            .findFirst()
            .orElseThrow();
    assertThat(paid.get("bankReference").asString()).isNotBlank();
    assertThat(paid.get("claims").get(0).get("claimId").asString()).isEqualTo(claim.id().value());
  }

  @Test
  void noAccountAndNoNameOfAPayeeStandsInTheStore() {
    TransferOrder order = issued();
    approvedBatch(batchId, order);
    settled(batchId);
    String kept =
        mongo
            .getCollection("payment-batches")
            .find(new Document("_id", batchId.value()))
            .first()
            .toJson();
    assertThat(kept)
        .doesNotContain(Shebas.of(7).value())
        .doesNotContain("رحیمی")
        .doesNotContain("ir.takmil");
    assertThat(
            mongo
                .getCollection("transfer-orders")
                .find(new Document("_id", order.id().value()))
                .first()
                .toJson())
        .doesNotContain(Shebas.of(7).value())
        .doesNotContain("ir.takmil");
  }

  @Test
  void aClaimWithNothingPayableGetsNoOrder() {
    Claim nothing = approved(nothingPayable());
    Claim something = approved(decision());
    eventually(() -> assertThat(claim(something.id()).stage().status()).isEqualTo(Status.ORDERED));
    assertThat(claim(nothing.id()).stage().status()).isEqualTo(Status.APPROVED);
    assertThat(orders.find(TransferOrder.idFor(nothing.id()))).isEmpty();
  }

  @Test
  void aBouncedPaymentIsIssuedAgainAndPaidOnce() {
    Claim claim = approved(decision());
    TransferOrderId id = TransferOrder.idFor(claim.id());
    eventually(() -> assertThat(claim(claim.id()).stage().status()).isEqualTo(Status.ORDERED));
    bank.close(Shebas.of(9).value());
    approvedBatch(batchId, order(id));
    settled(batchId);
    bank.reopen(Shebas.of(9).value());
    eventually(() ->
        assertThat(claim(claim.id()).stage())
            .isInstanceOfSatisfying(
                Stage.PaymentFailed.class,
                failed -> assertThat(failed.reason()).isEqualTo("AC04")));

    ResponseEntity<String> again =
        call("POST", "/transfer-orders/" + id.value() + "/reissue", maker(), null, null);
    assertThat(again.getStatusCode().value()).isEqualTo(200);
    assertThat(json.readTree(again.getBody()).get("attempts").asInt()).isEqualTo(2);
    eventually(() -> assertThat(claim(claim.id()).stage().status()).isEqualTo(Status.ORDERED));
    BatchId second = new BatchId(UUID.randomUUID().toString());
    approvedBatch(second, order(id));
    settled(second);
    eventually(() -> assertThat(claim(claim.id()).stage().status()).isEqualTo(Status.PAID));
    assertThat(bank.paid(order(id))).isEqualTo(1);
    assertThat(order(id).attempt()).isEqualTo(2);
  }

  @Test
  void aBankThatIsAwayIsToldAgain() {
    bank.failNext(3, false);
    TransferOrder order = issued();
    approvedBatch(batchId, order);
    settled(batchId);
    assertThat(order(order.id()).stage().state()).isEqualTo(TransferOrder.State.PAID);
    assertThat(bank.paid(order)).isEqualTo(1);
  }

  @Test
  void aBankThatTakesTheFileAndThenFailsPaysOnce() {
    bank.failNext(2, true);
    TransferOrder order = issued();
    approvedBatch(batchId, order);
    settled(batchId);
    assertThat(bank.paid(order)).isEqualTo(1);
  }

  @Test
  void afterACrashEveryStepMayBeDoneAgain() {
    bank.silent(true);
    TransferOrder order = issued();
    approvedBatch(batchId, order);
    eventually(() -> {
      settlement.round();
      assertThat(batches.find(batchId).orElseThrow().stage())
          .isInstanceOf(PaymentBatch.Stage.Delivered.class);
    });
    bank.silent(false);
    PaymentBatch delivered = batches.find(batchId).orElseThrow();
    settled(batchId);
    // As if the process had died before the last write, and before the one before it.
    PaymentBatch done = batches.find(batchId).orElseThrow();
    mongo.save(
        new PaymentBatch(
            delivered.id(),
            done.version(),
            delivered.maker(),
            delivered.preparedAt(),
            delivered.entries(),
            delivered.stage(),
            delivered.sequence()));
    settled(batchId);
    assertThat(order(order.id()).sequence()).describedAs("issued, sent, paid").isEqualTo(3);
    assertThat(bank.paid(order)).isEqualTo(1);
  }

  @Test
  void replicasThatSettleTheSameBatchTogetherPayOnce() {
    List<TransferOrder> wanted = List.of(issued(), issued(), issued());
    bank.failNext(4, true);
    var replicas =
        Stream.generate(() -> new Settlement(batches, orders, bank, vault, clock))
            .limit(4)
            .toList();
    approvedBatch(batchId, wanted.toArray(TransferOrder[]::new));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Settlement replica : replicas) {
        threads.submit(() -> {
          for (int round = 0; round < 12; round++) {
            replica.round();
          }
        });
      }
    }
    settled(batchId);
    for (TransferOrder order : wanted) {
      assertThat(bank.paid(order)).isEqualTo(1);
      assertThat(order(order.id()).sequence()).describedAs("issued, sent, paid").isEqualTo(3);
    }
  }

  @Test
  void anOrderIsInOneBatchAndARefusedBatchTakesNothing() {
    TransferOrder wanted = issued();
    TransferOrder free = issued();
    batching.prepare(batchId, MAKER, List.of(wanted.id()));
    BatchId other = new BatchId(UUID.randomUUID().toString());
    ResponseEntity<String> refused =
        call(
            "PUT",
            "/payment-batches/" + other.value(),
            maker(),
            null,
            "{\"transferOrderIds\":[\""
                + free.id().value()
                + "\",\""
                + wanted.id().value()
                + "\"]}");
    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(refused.getBody()).contains("order-taken", wanted.number());
    assertThat(batches.find(other)).isEmpty();
    assertThat(order(free.id()).stage()).isEqualTo(new TransferOrder.Stage.Issued(null));
  }

  @Test
  void ofManyBatchesThatWantTheSameOrdersEachOrderIsInOne() {
    List<TransferOrderId> wanted = List.of(issued().id(), issued().id(), issued().id());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.submit(() -> {
          try {
            batching.prepare(new BatchId(UUID.randomUUID().toString()), MAKER, wanted);
          } catch (Refusal lost) {
            assertThat(lost.code()).isEqualTo("order-taken");
          }
        });
      }
    }
    for (TransferOrderId id : wanted) {
      if (order(id).stage() instanceof TransferOrder.Stage.Issued(BatchId holder)
          && holder != null) {
        assertThat(batches.find(holder)).describedAs("no order is held by nobody").isPresent();
      }
    }
  }

  @Test
  void aWithdrawnBatchSetsItsOrdersFree() {
    TransferOrder order = issued();
    PaymentBatch prepared = batching.prepare(batchId, MAKER, List.of(order.id()));
    assertThat(
            call(
                    "DELETE",
                    "/payment-batches/" + batchId.value(),
                    maker(),
                    Seen.etag(prepared.sequence()),
                    null)
                .getStatusCode()
                .value())
        .isEqualTo(204);
    assertThat(order(order.id()).stage()).isEqualTo(new TransferOrder.Stage.Issued(null));
    assertThat(
            call("GET", "/payment-batches/" + batchId.value(), maker(), null, null)
                .getStatusCode()
                .value())
        .isEqualTo(404);
  }

  @Test
  void anOrderThatABatchLeftBehindIsFreeAgain() {
    TransferOrder lost = issued();
    TransferOrder waiting = issued();
    orders.change(lost.id(), order -> order.take(batchId));
    BatchId other = new BatchId(UUID.randomUUID().toString());
    batching.prepare(other, MAKER, List.of(waiting.id()));
    settlement.freeOrphans();
    assertThat(order(lost.id()).stage()).isEqualTo(new TransferOrder.Stage.Issued(null));
    assertThat(order(waiting.id()).stage()).isEqualTo(new TransferOrder.Stage.Issued(other));
  }

  @Test
  void aWithdrawalThatWasCutShortIsFinished() {
    TransferOrder order = issued();
    batching.prepare(batchId, MAKER, List.of(order.id()));
    batches.change(batchId, Seen.WHATEVER, PaymentBatch::withdraw); // and the process died
    eventually(() -> {
      settlement.round();
      assertThat(batches.find(batchId)).isEmpty();
    });
    assertThat(order(order.id()).stage()).isEqualTo(new TransferOrder.Stage.Issued(null));
  }

  @Test
  void theSameApprovedClaimHeardTwiceHasOneOrder() {
    Claim claim = approved(decision());
    TransferOrderId id = TransferOrder.idFor(claim.id());
    eventually(() -> assertThat(claim(claim.id()).stage().status()).isEqualTo(Status.ORDERED));
    String number = order(id).number();
    TransferOrder again =
        payout.issue(
            claim.expense().mainInsuredId(),
            new PaidLine(claim.id(), claim.expense().claimNumber(), Rials.of(7_468_200)));
    assertThat(again.number()).isEqualTo(number);
    assertThat(again.sequence()).isEqualTo(1);
  }

  @Test
  void aPayeeWithoutAnAccountIsNamedAndNothingIsApproved() {
    TransferOrder order = issued();
    payees.known.remove(payee);
    PaymentBatch prepared = batching.prepare(batchId, MAKER, List.of(order.id()));
    ResponseEntity<String> refused =
        call(
            "POST",
            "/payment-batches/" + batchId.value() + "/approval",
            checker(),
            Seen.etag(prepared.sequence()),
            null);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(refused.getBody()).contains("payee-unknown", "/orders/0");
    assertThat(batches.find(batchId).orElseThrow().state()).isEqualTo(PaymentBatch.State.PREPARED);
  }

  @Test
  void whilePolicyServiceIsAwayThatIsSaid(@Autowired @Qualifier("payees") Payees real) {
    assertThatThrownBy(() -> real.find(payee))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
              assertThat(refusal.code()).isEqualTo("neighbour-away");
            });
  }

  @Test
  void whoIsNotOfFinanceDoesNotEnter() {
    String assessor = TestTokens.staff("claims-service", "assessor1", "assessor");
    assertThat(call("GET", "/transfer-orders", assessor, null, null).getStatusCode().value())
        .isEqualTo(403);
    assertThat(call("GET", "/payment-batches", assessor, null, null).getStatusCode().value())
        .isEqualTo(403);
  }
}
