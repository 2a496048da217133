package ir.takmil.platform.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.platform.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * A place in a list that is in the order of time. A page begins after the place where the one
 * before it ended, so that what comes in meanwhile moves nothing.
 *
 * @param at in whole milliseconds, as the store keeps it
 * @param id tells apart what happened in the same millisecond
 */
public record Place(Instant at, String id) {
  private static final String ID = "[A-Za-z0-9-]{1,64}";
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  /** As {@link #cursor} wrote it; null: from the beginning. */
  public static @Nullable Place of(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      long millis = bytes.remaining() > Long.BYTES ? bytes.getLong() : -1;
      String id = StandardCharsets.UTF_8.decode(bytes).toString();
      if (millis >= 0 && millis <= LAST && id.matches(ID)) {
        return new Place(Instant.ofEpochMilli(millis), id);
      }
    } catch (IllegalArgumentException noneOfOurs) {
      // said below
    }
    throw Refusal.malformed("parameter-wrong", "/next");
  }

  /** Opaque to whoever sends it back. */
  public String cursor() {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(at.toEpochMilli())
                .put(name)
                .array());
  }

  /** What comes after it where the newest is first. */
  public Criteria older(String time) {
    return beyond(where(time).lte(at), where(time).lt(at), where("_id").lt(id));
  }

  /** What comes after it where the oldest is first. */
  public Criteria newer(String time) {
    return beyond(where(time).gte(at), where(time).gt(at), where("_id").gt(id));
  }

  /** The first of them alone bounds an index. */
  private static Criteria beyond(Criteria bound, Criteria other, Criteria same) {
    return new Criteria().andOperator(bound, new Criteria().orOperator(other, same));
  }

  /**
   * The cursor for the next page; null when this one is the last.
   *
   * @param found one more than a page, where there is more
   */
  public static <T> @Nullable String next(List<T> found, int limit, Function<T, Place> place) {
    return found.size() <= limit ? null : place.apply(found.get(limit - 1)).cursor();
  }
}
