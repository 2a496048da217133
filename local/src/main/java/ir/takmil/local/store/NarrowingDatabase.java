package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections look into their unique indexes before they scan. */
final class NarrowingDatabase extends H2Database {
  private final MVStore pages;

  NarrowingDatabase(String name, MVStore pages, CursorRegistry cursors) {
    // The parent's constructor opens the collections, so this must be set before it runs.
    this.pages = pages;
    super(name, pages, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    String fullName = getDatabaseName() + "." + collection;
    MVMap<Object, Document> data = pages.openMap("databases." + fullName);
    MVMap<String, Object> meta = pages.openMap("meta." + fullName);
    return new NarrowingCollection(this, collection, options, data, meta, cursorRegistry);
  }
}
