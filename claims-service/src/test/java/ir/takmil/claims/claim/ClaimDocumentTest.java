package ir.takmil.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.SampleLives;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.index.IndexInfo;

/** A document that one process wrote is read by another that has not written any. */
class ClaimDocumentTest {
  @Test
  void everyClaimComesBackAsItWas() {
    String database = "documents-" + UUID.randomUUID();
    List<Claim> claims = SampleLives.all();
    List<Document> stored =
        FreshStore.in(
            database,
            store -> {
              claims.forEach(store::insert);
              return store.findAll(Document.class, "claims");
            });

    List<Claim> read =
        FreshStore.in(
            database,
            store ->
                claims.stream().map(claim -> store.findById(claim.id(), Claim.class)).toList());

    assertThat(read).map(claim -> claim.withVersion(null)).isEqualTo(claims);
    assertThat(stored)
        .allSatisfy(document ->
            assertThat(document.toJson()).doesNotContain("ir.takmil").doesNotContain("_class"));
  }

  /** Written before there were files beside the stage, corrections and reminders. */
  @Test
  void whatAnEarlierReleaseStoredIsStillRead() {
    Claim read =
        FreshStore.fresh(store -> {
          Claim returned = SampleLives.returned();
          store.insert(returned);
          Document older = store.findById(returned.id().value(), Document.class, "claims");
          older.remove("file");
          Document stage = older.get("stage", Document.class);
          stage.remove("corrected");
          stage.remove("reminded");
          stage.get("notice", Document.class).remove("fields");
          older.get("expense", Document.class).remove("direction");
          older.put("outbox", List.of());
          store.save(older, "claims");
          return store.findById(returned.id(), Claim.class);
        });
    assertThat(read.stage().status()).isEqualTo(Status.RETURNED);
    assertThat(read.file()).isEqualTo(CaseFile.NEW);
    assertThat(read.expense().direction()).isEqualTo(Direction.DIRECT);
    assertThat(read.remind(SampleLives.LATER).stage()).isNotEqualTo(read.stage());
  }

  /**
   * The family's lists, a tracking code, an admission's claims, the queues; and a number is unique.
   */
  @Test
  void everyQueryHasItsIndex() {
    List<IndexInfo> indexes =
        FreshStore.fresh(store -> {
          store.insert(SampleLives.all().getFirst());
          return store.indexOps(Claim.class).getIndexInfo();
        });
    assertThat(indexes)
        .map(IndexInfo::getName)
        .contains(
            "family-newest",
            "person-newest",
            "centre-newest",
            "tracking-code",
            "admission",
            "places",
            "claim-number");
    assertThat(indexes)
        .filteredOn(IndexInfo::isUnique)
        .map(IndexInfo::getName)
        .contains("claim-number");
  }
}
