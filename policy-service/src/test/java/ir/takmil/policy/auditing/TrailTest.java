package ir.takmil.policy.auditing;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Criteria;

/** Which index each question to the trail goes by. */
@PolicyParts
class TrailTest {
  private final MongoTemplate mongo;

  TrailTest(@Autowired MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Test
  void everyQuestionHasItsIndexNewestFirst() {
    goesBy("actor", Trail.by(new Asked("service:claims-service", null, null)));
    goesBy("act", Trail.by(new Asked(null, null, "person.put")));
    goesBy("subject", Trail.by(new Asked(null, "somebody", null)));
    goesBy("subject", Trail.by(new Asked("service:claims-service", "somebody", "payee.read")));
    goesBy("actor", Trail.by(new Asked("service:claims-service", null, "payee.read")));
    goesBy("subject", Trail.byReadingsOf(Invented.personId()));
  }

  /** By its first field, and in the order of the pages. */
  private void goesBy(String name, Criteria asked) {
    IndexInfo index =
        eventually(() ->
            mongo.indexOps(AuditEntry.class).getIndexInfo().stream()
                .filter(found -> found.getName().equals(name))
                .findFirst()
                .orElseThrow(AssertionError::new));
    assertThat(index.getIndexFields())
        .extracting(IndexField::getKey)
        .isEqualTo(List.of(name, "_id"));
    assertThat(asked.getCriteriaObject().keySet()).first().isEqualTo(name);
  }
}
