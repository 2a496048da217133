package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which documents have which value in the first field of a non-unique index; held in memory, made
 * anew when the store opens. The library ignores such indexes and scans.
 *
 * <p>It only narrows: what it offers is held against the whole query afterwards. A partial index
 * also narrows a query that names its filter word for word.
 */
final class SecondaryIndex extends Index<Object> {
  private final QueryMatcher matcher = new DefaultQueryMatcher();
  private final Map<KeyValue, Set<Object>> positions = new HashMap<>();
  private final @Nullable Document filter;

  SecondaryIndex(String name, List<IndexKey> keys, @Nullable Document filter) {
    // Sparse to the library: a document need not stand in it.
    super(name, keys, true);
    this.filter = filter;
  }

  /** Where every match of a query must be, as far as this index can tell. */
  Optional<Collection<Object>> candidates(Document named) {
    if (filter != null && !named.entrySet().containsAll(filter.entrySet())) {
      return Optional.empty();
    }
    Object asked = named.get(getKeys().getFirst().getKey());
    if (asked instanceof Document operators && operators.get("$in") instanceof Collection<?> any) {
      if (any.stream().allMatch(SecondaryIndex::isPlain)) {
        return Optional.of(
            any.stream().flatMap(value -> at(value).stream()).collect(Collectors.toSet()));
      }
    } else if (isPlain(asked)) {
      return Optional.of(at(asked));
    }
    return filter == null
        ? Optional.empty()
        : Optional.of(positions.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }

  private static boolean isPlain(@Nullable Object value) {
    return value != null
        && !(value instanceof Map)
        && !(value instanceof Collection)
        && !(value instanceof BsonRegularExpression);
  }

  private Set<Object> at(@Nullable Object value) {
    return positions.getOrDefault(new KeyValue(value).normalized(), Set.of());
  }

  @Override
  protected List<String> keys() {
    return super.keys().subList(0, 1);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    if (filter == null || matcher.matches(document, filter)) {
      for (KeyValue value : getKeyValues(document)) {
        positions.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(position);
      }
    }
  }

  @Override
  public @Nullable Object remove(Document document) {
    removeFrom(document, document.get("_id"));
    return null;
  }

  private void removeFrom(Document document, @Nullable Object position) {
    for (KeyValue value : getKeyValues(document)) {
      positions.computeIfPresent(
          value, (_, there) -> there.remove(position) && there.isEmpty() ? null : there);
    }
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {
    removeFrom(before, position);
    add(after, position, collection);
  }

  @Override
  public long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void drop() {
    positions.clear();
  }

  /**
   * The library asks this for queries it would answer by the index alone; see {@link #candidates}.
   */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    return candidates(query).orElseThrow();
  }

  @Override
  public @Nullable Object getPosition(Document document) {
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {}

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}
}
