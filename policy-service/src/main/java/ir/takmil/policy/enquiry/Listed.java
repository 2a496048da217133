package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next where the next page begins; null: there is none
 */
record Listed<T>(
    List<T> items, int total, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
  static <T> Listed<T> whole(List<T> items) {
    return new Listed<>(items, items.size(), null);
  }
}
