package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.payout.PaymentBatch.BankFile;
import ir.takmil.claims.payout.PaymentBatch.Entry;
import ir.takmil.claims.payout.PaymentBatch.Staff;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.index.CompoundIndex;

/** How orders and batches are kept: under our names, read by a JVM that has never written. */
class KeptDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final BatchId BATCH = new BatchId("b1");
  private static final Staff MAKER = new Staff(new StaffId("m"), "maker1");
  private static final Staff CHECKER = new Staff(new StaffId("c"), "checker1");

  static List<TransferOrder> orders() {
    TransferOrder issued =
        TransferOrder.issue(
            "1405/09/30/354851",
            new PersonId("p1"),
            new PaidLine(new ClaimId("c1"), "1234567890", Rials.of(7_468_200)),
            NOW);
    TransferOrder sent = issued.take(BATCH).send(BATCH, NOW);
    return List.of(
        issued,
        issued.take(BATCH),
        sent,
        sent.settle(BATCH, "990000000001", NOW),
        sent.bounce(BATCH, "AC04", NOW),
        sent.bounce(BATCH, "AC04", NOW).reissue(NOW));
  }

  static List<PaymentBatch> batches() {
    PaymentBatch prepared =
        PaymentBatch.prepare(
            BATCH, MAKER, List.of(new Entry(orders().getFirst().id(), 1, Rials.of(1000))), NOW);
    PaymentBatch approved =
        prepared.approve(CHECKER, new BankFile("message", "00ff", "sealed"), NOW);
    return List.of(
        prepared, prepared.withdraw(), approved, approved.delivered(), approved.delivered().done());
  }

  @ParameterizedTest
  @MethodSource({"orders", "batches"})
  void isWrittenUnderOurNamesAndReadByAConverterThatHasNeverWritten(Object kept) {
    Document written =
        FreshStore.fresh(store -> {
          var document = new Document();
          store.getConverter().write(kept, document);
          return document;
        });
    assertThat(written.toJson()).doesNotContain("ir.takmil").doesNotContain("java.");
    Object read = FreshStore.fresh(store -> store.getConverter().read(kept.getClass(), written));
    assertThat(read).isEqualTo(kept);
  }

  @Test
  void everyQueryHasItsIndex() {
    index(
        TransferOrder.class,
        "stage",
        "{'stage.kind': 1, 'issuedAt': 1}"); // inState, holders, takenBy
    index(TransferOrder.class, "issued-at", "{'issuedAt': 1}"); // inState, of every state
    index(TransferOrder.class, "number", "{'number': 1}"); // add
    index(
        TransferOrder.class,
        "payee-newest",
        "{'mainInsuredId': 1, 'issuedAt': -1, '_id': -1}"); // to
    assertThat(TransferOrders.newestTo(new PersonId("p"), null).getQueryObject().keySet())
        .containsExactly("mainInsuredId");
    assertThat(TransferOrders.newestTo(new PersonId("p"), null).getSortObject().keySet())
        .containsExactly("issuedAt", "_id");
    index(PaymentBatch.class, "stage", "{'stage.kind': 1, 'preparedAt': 1}"); // unfinished
    index(PaymentBatch.class, "prepared-at", "{'preparedAt': -1}"); // newest
  }

  private static void index(Class<?> type, String name, String definition) {
    assertThat(Arrays.stream(type.getAnnotationsByType(CompoundIndex.class)))
        .anySatisfy(index -> {
          assertThat(index.name()).isEqualTo(name);
          assertThat(index.def()).isEqualTo(definition);
        });
  }
}
