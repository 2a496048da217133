package ir.takmil.policy.ceiling;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/** Lines that an account carries no longer itself; written once. */
@Document("ceiling-archive")
@TypeAlias("ceiling-archive")
record ArchivedEntries(@Id String id, AccountId account, List<Entry> entries) {
  ArchivedEntries {
    entries = List.copyOf(entries);
  }
}
