package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which documents have which value in the first field of a non-unique index, each in the order of
 * its other fields; held in memory, made anew when the store opens. The library ignores such
 * indexes and scans.
 *
 * <p>It only narrows: what it offers is held against the whole query afterwards. A partial index
 * also narrows a query that names its filter word for word.
 */
final class SecondaryIndex extends Index<Object> {
  private final QueryMatcher matcher = new DefaultQueryMatcher();
  private final Map<KeyValue, NavigableSet<Entry>> positions = new HashMap<>();
  private final @Nullable Document filter;
  private final Comparator<Entry> order;

  /** A list in a field of the order would stand at more than one place: then nothing is walked. */
  private boolean listed;

  /** Where a document is, and its values in the fields after the first. */
  private record Entry(List<@Nullable Object> values, Object position) {}

  SecondaryIndex(String name, List<IndexKey> keys, @Nullable Document filter) {
    // Sparse to the library: a document need not stand in it.
    super(name, keys, true);
    this.filter = filter;
    this.order = order(keys.subList(1, keys.size()));
  }

  private static Comparator<Entry> order(List<IndexKey> keys) {
    return (one, other) -> {
      for (int i = 0; i < keys.size(); i++) {
        int first = ValueComparator.asc().compare(one.values().get(i), other.values().get(i));
        if (first != 0) {
          return keys.get(i).isAscending() ? first : -first;
        }
      }
      return ValueComparator.asc().compare(one.position(), other.position());
    };
  }

  /** Where every match of a query must be, as far as this index can tell. */
  Optional<Collection<Object>> candidates(Document named) {
    return entries(named)
        .map(sets ->
            sets.stream()
                .flatMap(Set::stream)
                .map(Entry::position)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /**
   * The same in the order that is asked for, if that is the order of the fields after the first.
   */
  Optional<Stream<Object>> walk(Document named, Document orderBy) {
    int direction = directionOf(orderBy);
    if (direction == 0 || listed) {
      return Optional.empty();
    }
    Object bound = named.get(getKeys().get(1).getKey());
    return entries(named)
        .map(sets ->
            sets.stream()
                .flatMap(Set::stream)
                .filter(entry -> isWithin(entry.values().getFirst(), bound))
                .sorted(direction > 0 ? order : order.reversed())
                .map(Entry::position));
  }

  /** 1 as the index goes, -1 the other way, 0 neither. */
  private int directionOf(Document orderBy) {
    List<IndexKey> rest = getKeys().subList(1, getKeys().size());
    if (orderBy.isEmpty() || orderBy.size() > rest.size()) {
      return 0;
    }
    int direction = 0;
    int place = 0;
    for (var wanted : orderBy.entrySet()) {
      IndexKey key = rest.get(place++);
      if (!key.getKey().equals(wanted.getKey()) || !(wanted.getValue() instanceof Number way)) {
        return 0;
      }
      int same = (way.intValue() > 0) == key.isAscending() ? 1 : -1;
      if (direction != 0 && direction != same) {
        return 0;
      }
      direction = same;
    }
    return direction;
  }

  /** Leaves out what is beyond a bound, before the document is read. */
  private static boolean isWithin(@Nullable Object value, @Nullable Object bound) {
    return !(bound instanceof Document operators)
        || ((!isPlain(operators.get("$gte"))
                || ValueComparator.asc().compare(value, operators.get("$gte")) >= 0)
            && (!isPlain(operators.get("$lte"))
                || ValueComparator.asc().compare(value, operators.get("$lte")) <= 0));
  }

  private Optional<List<NavigableSet<Entry>>> entries(Document named) {
    if (filter != null && !named.entrySet().containsAll(filter.entrySet())) {
      return Optional.empty();
    }
    Object asked = named.get(getKeys().getFirst().getKey());
    if (asked instanceof Document operators && operators.get("$in") instanceof Collection<?> any) {
      if (any.stream().allMatch(SecondaryIndex::isPlain)) {
        return Optional.of(any.stream().map(this::at).toList());
      }
    } else if (isPlain(asked)) {
      return Optional.of(List.of(at(asked)));
    }
    return filter == null ? Optional.empty() : Optional.of(List.copyOf(positions.values()));
  }

  private static boolean isPlain(@Nullable Object value) {
    return value != null
        && !(value instanceof Map)
        && !(value instanceof Collection)
        && !(value instanceof BsonRegularExpression);
  }

  private NavigableSet<Entry> at(@Nullable Object value) {
    return positions.getOrDefault(
        new KeyValue(value).normalized(), Collections.emptyNavigableSet());
  }

  private Entry entry(Document document, Object position) {
    var values = new ArrayList<@Nullable Object>();
    for (IndexKey key : getKeys().subList(1, getKeys().size())) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
      listed |= value instanceof Collection;
      values.add(value instanceof Missing ? null : value);
    }
    return new Entry(values, position);
  }

  @Override
  protected List<String> keys() {
    return super.keys().subList(0, 1);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    if (filter == null || matcher.matches(document, filter)) {
      for (KeyValue value : getKeyValues(document)) {
        positions.computeIfAbsent(value, _ -> new TreeSet<>(order)).add(entry(document, position));
      }
    }
  }

  @Override
  public @Nullable Object remove(Document document) {
    removeFrom(document, Objects.requireNonNull(document.get("_id")));
    return null;
  }

  private void removeFrom(Document document, Object position) {
    Entry entry = entry(document, position);
    for (KeyValue value : getKeyValues(document)) {
      positions.computeIfPresent(
          value, (_, there) -> there.remove(entry) && there.isEmpty() ? null : there);
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
