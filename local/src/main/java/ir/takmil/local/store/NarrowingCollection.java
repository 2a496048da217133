package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds by a unique index whenever the query names all of its fields, whatever else it asks; the
 * library does so only when the query names nothing else, and scans for {@code {_id, version}}.
 *
 * <p>Answers are copies: the library changes documents in place, and a reply that is still being
 * written would show half of the next change.
 */
final class NarrowingCollection extends H2Collection {
  NarrowingCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> data,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, data, meta, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Document named = new Document();
    name(query, named);
    for (Index<Object> index : getIndexes()) {
      Optional<Document> narrow = keysOf(index, named).filter(index::canHandle);
      if (narrow.isPresent()) {
        Iterable<Object> positions = index.getPositions(narrow.get());
        return matchDocuments(query, positions, orderBy, skip, limit, batchSize, fields);
      }
    }
    return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  /**
   * Gathers what every match must have: the query's own fields and those under its {@code $and}.
   */
  private static void name(Document query, Document named) {
    for (var condition : query.entrySet()) {
      if (condition.getKey().equals("$and") && condition.getValue() instanceof List<?> all) {
        all.forEach(each -> name((Document) each, named));
      } else {
        named.putIfAbsent(condition.getKey(), condition.getValue());
      }
    }
  }

  /** The index's fields with the value that each must have; empty if any has none. */
  private static Optional<Document> keysOf(Index<?> index, Document named) {
    Document keys = new Document();
    for (IndexKey key : index.getKeys()) {
      Object value = named.get(key.getKey());
      if (value instanceof Document operators && operators.keySet().size() == 1) {
        value = operators.getOrDefault("$eq", value);
      }
      if (value == null) {
        return Optional.empty();
      }
      keys.put(key.getKey(), value);
    }
    return Optional.of(keys);
  }

  @Override
  protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
    return super.createQueryResult(matched.stream().map(Document::cloneDeeply).toList(), batchSize);
  }
}
