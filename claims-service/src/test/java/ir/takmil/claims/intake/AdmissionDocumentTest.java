package ir.takmil.claims.intake;

import static ir.takmil.claims.intake.AdmissionTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.SampleCoverage;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;

/** A document that one process wrote is read by another that has not written any. */
class AdmissionDocumentTest {
  static Stream<Admission> everyStage() {
    Admission confirmed = SampleAdmissions.confirmed();
    return Stream.of(
        AdmissionTest.opened(),
        AdmissionTest.ready(),
        confirmed,
        confirmed.complete(),
        AdmissionTest.ready().delete(NOW));
  }

  @ParameterizedTest
  @MethodSource("everyStage")
  void comesBackAsItWas(Admission admission) {
    String database = "documents-" + UUID.randomUUID();
    Document stored =
        FreshStore.in(
            database,
            store -> {
              store.insert(admission);
              return store.findById(admission.key(), Document.class, "admissions");
            });

    Admission read = FreshStore.in(database, store -> read(store, admission));

    assertThat(read.withVersion(null)).isEqualTo(admission);
    assertThat(stored.toJson()).doesNotContain("ir.takmil").doesNotContain("_class");
    assertThat(stored.get("_id")).isEqualTo(admission.id().value());
    assertThat(stored.get("mainInsuredId")).isEqualTo(SampleCoverage.MOTHER.value());
  }

  private static Admission read(MongoTemplate store, Admission admission) {
    return store.findById(admission.id(), Admission.class);
  }

  /** {@code seenBy} uses family and person, {@code unfinished} uses stage. */
  @org.junit.jupiter.api.Test
  void everyQueryHasItsIndex() {
    var names =
        FreshStore.fresh(store -> {
          store.insert(AdmissionTest.opened());
          return store.indexOps(Admission.class).getIndexInfo().stream()
              .map(IndexInfo::getName)
              .toList();
        });
    assertThat(names).contains("family", "person", "stage");
  }
}
