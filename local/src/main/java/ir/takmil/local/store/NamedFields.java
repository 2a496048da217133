package ir.takmil.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a match and the grouping after it look at, so that the rest need not be copied for them. */
final class NamedFields {
  private static final List<String> ELEMENT = List.of("$$this", "$$value");

  private final SortedSet<String> names = new TreeSet<>();

  /** Something stands for the whole document. */
  private boolean whole;

  private NamedFields() {}

  /**
   * As a projection; empty where all may be needed.
   *
   * @param stages of an aggregation that begins with a match
   */
  static Document ofGrouped(List<?> stages) {
    var projection = new Document();
    if (stages.size() > 1
        && stages.getFirst() instanceof Document match
        && stages.get(1) instanceof Document group
        && group.containsKey("$group")) {
      var named = new NamedFields();
      named.query(match.get("$match"));
      named.expression(group.get("$group"));
      if (!named.whole) {
        projection.put("_id", 1);
        named.names.forEach(name -> projection.put(name, 1));
      }
    }
    return projection;
  }

  private void query(@Nullable Object query) {
    if (query instanceof Document conditions) {
      for (var condition : conditions.entrySet()) {
        if (condition.getKey().equals("$expr")) {
          expression(condition.getValue());
        } else if (condition.getValue() instanceof Collection<?> all
            && condition.getKey().startsWith("$")) {
          all.forEach(this::query);
        } else {
          name(condition.getKey());
        }
      }
    }
  }

  private void expression(@Nullable Object expression) {
    switch (expression) {
      case String text when text.startsWith("$$") -> whole |= !ELEMENT.contains(text);
      case String text when text.startsWith("$") -> name(text.substring(1));
      case Map<?, ?> parts -> parts.values().forEach(this::expression);
      case Collection<?> parts -> parts.forEach(this::expression);
      case null, default -> {}
    }
  }

  /** Its first part with all that is in it: a projection of parts of parts may collide. */
  private void name(String path) {
    whole |= path.startsWith("$");
    names.add(path.split("\\.", 2)[0]);
  }
}
