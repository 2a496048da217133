package ir.takmil.platform.outbox;

import java.util.List;

/**
 * An aggregate that keeps its unpublished announcements in its own document, so that a change and
 * its announcement are one write. Its {@code outbox} property must bear that name in the store.
 */
public interface Announcing<E> {
  /** The identifier as it stands in the store, and as the key of its messages. */
  String key();

  /** The number of the last announcement ever made; what a caller has seen is told by it. */
  int sequence();

  List<Announcement<E>> outbox();
}
