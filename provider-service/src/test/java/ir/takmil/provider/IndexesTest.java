package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.physician.Physician;
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
    assertThat(fields(Centre.class, "place"))
        .as("search and count: province, then city, then kind; by name")
        .containsExactly("foundBy.province", "foundBy.city", "listing.kind", "foundBy.name", "_id");
    assertThat(fields(Centre.class, "city"))
        .as("search: city without province")
        .containsExactly("foundBy.city", "foundBy.name", "_id");
    assertThat(fields(Centre.class, "kind"))
        .as("search: kind without place")
        .containsExactly("listing.kind", "foundBy.name", "_id");
    assertThat(fields(Centre.class, "affiliation"))
        .as("search: affiliation")
        .containsExactly("foundBy.affiliation", "foundBy.name", "_id");
    assertThat(fields(Centre.class, "words"))
        .as("search: beginnings of words")
        .containsExactly("foundBy.words");
    assertThat(fields(Centre.class, "name"))
        .as("search: everything, by name")
        .containsExactly("foundBy.name", "_id");
    assertThat(fields(Centre.class, "cities"))
        .as("places")
        .containsExactly("listing.province", "listing.city");
    assertThat(fields(Physician.class, "centre"))
        .as("at(centre)")
        .containsExactly("centreIds", "familyName", "_id");
    assertThat(fields(Centre.class, "outbox")).as("sweep").containsExactly("outbox.at");
    assertThat(fields(Tariff.class, "outbox")).as("sweep").containsExactly("outbox.at");
  }

  private List<String> fields(Class<?> document, String name) {
    return mongo.indexOps(document).getIndexInfo().stream()
        .filter(index -> index.getName().equals(name))
        .map(IndexInfo::getIndexFields)
        .map(fields -> fields.stream().map(IndexField::getKey).toList())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no index " + name));
  }
}
