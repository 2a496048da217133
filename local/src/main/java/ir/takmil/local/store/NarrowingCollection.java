package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Narrows by an index before it scans. The library uses an index only when it is unique and the
 * query names nothing but its fields, and so would scan for {@code {_id, version}}.
 *
 * <p>Answers are copies: the library changes documents in place, and a reply that is still being
 * written would show half of the next change.
 */
final class NarrowingCollection extends H2Collection {
  /** From so many on, an index that is in the order asked for is walked until there are enough. */
  private static final int MANY = 300;

  /**
   * The first {@code $match} of the aggregation at hand, which the library would hold to a scan,
   * and the fields that it and a grouping of what it finds name; none: all are needed.
   */
  private static final ScopedValue<Aggregated> AGGREGATED = ScopedValue.newInstance();

  private record Aggregated(Object collection, Document match, Document fields) {}

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
      Optional<Document> keys = keysOf(index, named).filter(index::canHandle);
      if (keys.isPresent()) {
        Iterable<Object> positions = index.getPositions(keys.get());
        return matchDocuments(query, positions, orderBy, skip, limit, batchSize, fields);
      }
    }
    Optional<Collection<Object>> fewest = fewest(named);
    if (orderBy != null && limit > 0 && fewest.filter(few -> few.size() < MANY).isEmpty()) {
      Optional<Stream<Object>> inOrder =
          secondary().flatMap(index -> index.walk(named, orderBy).stream()).findFirst();
      if (inOrder.isPresent()) {
        Stream<Document> documents = inOrder.get().map(this::getDocument);
        return matchDocumentsFromStream(query, documents, skip, limit, batchSize, null, fields);
      }
    }
    return fewest.isPresent()
        ? matchDocuments(query, fewest.get(), orderBy, skip, limit, batchSize, fields)
        : super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  private Stream<SecondaryIndex> secondary() {
    return getIndexes().stream()
        .filter(SecondaryIndex.class::isInstance)
        .map(SecondaryIndex.class::cast);
  }

  /** The fewest among which every match must be, as far as any index can tell. */
  private Optional<Collection<Object>> fewest(Document named) {
    return Stream.concat(
            secondary().flatMap(index -> index.candidates(named).stream()),
            named.get("$or") instanceof List<?> branches ? ofAny(branches).stream() : Stream.of())
        .min(Comparator.comparingInt(Collection::size));
  }

  /** Those of all branches together, where an index tells of each of them. */
  private Optional<Collection<Object>> ofAny(List<?> branches) {
    var together = new LinkedHashSet<Object>();
    for (Object branch : branches) {
      Document named = new Document();
      name((Document) branch, named);
      Optional<Collection<Object>> offered = fewest(named);
      if (offered.isEmpty()) {
        return Optional.empty();
      }
      together.addAll(offered.get());
    }
    return Optional.of(together);
  }

  /** Answers a command; an aggregation that begins with a match reads only what an index offers. */
  static Document narrowedBy(Document command, Supplier<Document> answer) {
    return command.get("aggregate") instanceof String collection
            && command.get("pipeline") instanceof List<?> stages
            && !stages.isEmpty()
            && stages.getFirst() instanceof Document first
            && first.get("$match") instanceof Document match
        ? ScopedValue.where(
                AGGREGATED, new Aggregated(collection, match, NamedFields.ofGrouped(stages)))
            .call(answer::get)
        : answer.get();
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    return AGGREGATED.isBound() && AGGREGATED.get().collection().equals(getCollectionName())
        ? aggregated(AGGREGATED.get()).stream()
        : super.queryAllAsStream();
  }

  private synchronized List<Document> aggregated(Aggregated asked) {
    var found = new ArrayList<Document>();
    queryDocuments(asked.match(), null, 0, 0, 0, asked.fields()).forEach(found::add);
    return found;
  }

  @Override
  public synchronized int count(@Nullable Document query, int skip, int limit) {
    return super.count(query, skip, limit);
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
