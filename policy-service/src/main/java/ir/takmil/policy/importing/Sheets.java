package ir.takmil.policy.importing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes things one after the other, so many to a sheet; none of them is held longer. */
final class Sheets<T> {
  private final Papers papers;
  private final JsonMapper json;
  private final ImportId id;
  private final String kind;
  private final int size;
  private final List<T> waiting = new ArrayList<>();
  private int written;
  private int count;

  Sheets(Papers papers, JsonMapper json, ImportId id, String kind, int size) {
    this.papers = papers;
    this.json = json;
    this.id = id;
    this.kind = kind;
    this.size = size;
  }

  /** True when with this one a sheet became full and was kept. */
  boolean add(T one) {
    waiting.add(one);
    count++;
    return waiting.size() == size && keep();
  }

  void end() {
    if (!waiting.isEmpty()) {
      keep();
    }
  }

  int count() {
    return count;
  }

  private boolean keep() {
    papers.keep(id, kind, written++, json.writeValueAsBytes(waiting));
    waiting.clear();
    return true;
  }

  static <T> List<T> read(
      Papers papers, JsonMapper json, ImportId id, String kind, int number, Class<T> type) {
    return papers
        .read(id, kind, number)
        .<List<T>>map(sheet ->
            json.readValue(sheet, json.getTypeFactory().constructCollectionType(List.class, type)))
        .orElse(List.of());
  }
}
