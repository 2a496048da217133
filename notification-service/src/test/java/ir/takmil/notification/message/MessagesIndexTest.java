package ir.takmil.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.index.IndexInfo;

/** Each query of {@link Messages} and the relay's sweep, with the index that serves it. */
class MessagesIndexTest extends WholeService {
  @Autowired private MongoTemplate mongo;

  @Test
  void everyQueryHasItsIndex() {
    assertThat(fields("inbox"))
        .as("of(person), count(person)")
        .containsExactly("person", "at", "_id");
    assertThat(fields("inbox-of-claim"))
        .as("of(person, claim), count(person, claim)")
        .containsExactly("person", "claimId", "at", "_id");
    assertThat(fields("unread")).as("countUnread").containsExactly("person", "read");
    assertThat(fields("due")).as("due").containsExactly("sms.due");
    assertThat(fields("outbox")).as("the relay's sweep").containsExactly("outbox.at");
  }

  private List<String> fields(String name) {
    return mongo.indexOps(Message.class).getIndexInfo().stream()
        .filter(index -> index.getName().equals(name))
        .map(IndexInfo::getIndexFields)
        .map(fields -> fields.stream().map(IndexField::getKey).toList())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no index " + name));
  }
}
