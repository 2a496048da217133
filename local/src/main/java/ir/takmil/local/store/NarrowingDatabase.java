package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A database whose collections look into their indexes before they scan. */
final class NarrowingDatabase extends H2Database {
  private final MVStore pages;
  private @Nullable Document beingAdded;

  NarrowingDatabase(String name, MVStore pages, CursorRegistry cursors) {
    // The parent's constructor opens the collections, so this must be set before it runs.
    this.pages = pages;
    super(name, pages, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    String fullName = getDatabaseName() + "." + collection;
    MVMap<Object, Document> data =
        pages.openMap(
            "databases." + fullName,
            new MVMap.Builder<Object, Document>().valueType(new BsonValues()));
    MVMap<String, Object> meta = pages.openMap("meta." + fullName);
    return new NarrowingCollection(this, collection, options, data, meta, cursorRegistry);
  }

  @Override
  protected synchronized void addIndex(Document description) {
    // To add one may create the collection, which adds that of its ids on the way.
    Document outer = beingAdded;
    beingAdded = description;
    try {
      super.addIndex(description);
    } finally {
      beingAdded = outer;
    }
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    Document description =
        beingAdded != null ? beingAdded : Objects.requireNonNull(description(collection, name));
    return new SecondaryIndex(name, keys, (Document) description.get("partialFilterExpression"));
  }

  /** What was asked for when the index was made: the library hands on only half of it. */
  private @Nullable Document description(String collection, String name) {
    Document wanted = new Document("ns", getDatabaseName() + "." + collection).append("name", name);
    return Objects.requireNonNull(indexes.get())
        .handleQueryAsStream(wanted)
        .findFirst()
        .orElse(null);
  }
}
