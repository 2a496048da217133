package ir.takmil.platform.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param total of all pages
 * @param next where the next page begins; null on the last
 */
public record Listed<T>(
    List<T> items, long total, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
  public <V> Listed<V> shown(Function<T, V> how) {
    return new Listed<>(items.stream().map(how).toList(), total, next);
  }
}
