package ir.takmil.claims.picture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A picture on its way.
 *
 * @param of how many chunks it has
 * @param parts what is there of it, by number
 * @param whole the picture was made of it
 */
record Upload(String key, String kind, int of, Map<Integer, Part> parts, boolean whole) {

  record Part(String sha256, int bytes) {}

  boolean isOf(ChunkSent sent) {
    return of == sent.of() && kind.equals(sent.kind().name());
  }

  boolean has(ChunkSent sent) {
    Part there = parts.get(sent.number());
    return isOf(sent) && there != null && there.sha256().equals(sent.sha256());
  }

  boolean isComplete() {
    return parts.size() == of;
  }

  long bytes() {
    return bytesWithout(0);
  }

  long bytesWithout(int number) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey() != number)
        .mapToLong(part -> part.getValue().bytes())
        .sum();
  }

  List<Integer> there() {
    return List.copyOf(new TreeMap<>(parts).keySet());
  }

  String attachment() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
