package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.tariff.Tariff;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.index.IndexInfo;

/** Each query of the repositories and of the relays' sweeps, with the index that serves it. */
class IndexesTest extends WholeService {
  @Autowired private MongoTemplate mongo;

  @Test
  void everyQueryHasItsIndex() {
    assertThat(fields(Centre.class, "changed"))
        .as("changedAfter: what the index in memory catches up with")
        .containsExactly("changedAt", "_id");
    assertThat(fields(Physician.class, "centre"))
        .as("at(centre)")
        .containsExactly("centreIds", "familyName", "_id");
    assertThat(fields(Physician.class, "council-code")).as("of").containsExactly("councilCode");
    assertThat(fields(Physician.class, "taken-code"))
        .as("one of each")
        .containsExactly("takenCode");
    assertThat(fields(Physician.class, "words")).as("search").containsExactly("words");
    assertThat(fields(Physician.class, "family-name"))
        .as("search: everyone, by name")
        .containsExactly("familyName", "_id");
    assertThat(fields(Physician.class, "outbox")).as("sweep").containsExactly("outbox.at");
    assertThat(fields(ServiceSpecialties.class, "outbox")).as("sweep").containsExactly("outbox.at");
    assertThat(fields(Centre.class, "outbox")).as("sweep").containsExactly("outbox.at");
    assertThat(fields(Tariff.class, "slot")).as("one of each").containsExactly("slot");
    assertThat(fields(Tariff.class, "service"))
        .as("search")
        .containsExactly("price.serviceCode", "price.centreKind", "price.from", "_id");
    assertThat(fields(Tariff.class, "outbox")).as("sweep").containsExactly("outbox.at");
  }

  /** The document is its package's own. */
  @Test
  void everyQueryOfDuplicatesHasItsIndex() {
    assertThat(fields("duplicates", "state"))
        .as("in, count")
        .containsExactly("stage.kind", "score", "foundAt", "_id");
    assertThat(fields("duplicates", "centres")).as("keepOpen").containsExactly("centres");
  }

  @Test
  void everyQueryOfImportsHasItsIndex() {
    assertThat(fields("imports", "subject"))
        .as("of, count, anyAppliedSince")
        .containsExactly("subject", "askedAt");
    assertThat(fields("imports", "at-work")).as("atWork").containsExactly("stage.kind");
    assertThat(fields("import-papers", "import"))
        .as("forget, forgetFileAndRows")
        .containsExactly("importId");
    assertThat(fields("import-papers", "at")).as("forgetOlderThan").containsExactly("at");
  }

  private List<String> fields(Class<?> document, String name) {
    return fields(mongo.getCollectionName(document), name);
  }

  private List<String> fields(String collection, String name) {
    return mongo.indexOps(collection).getIndexInfo().stream()
        .filter(index -> index.getName().equals(name))
        .map(IndexInfo::getIndexFields)
        .map(fields -> fields.stream().map(IndexField::getKey).toList())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no index " + name));
  }
}
