package ir.takmil.platform.importing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes things one after the other, so many to a sheet; none of them is held longer. */
public final class Sheets<T> {
  private final Papers papers;
  private final JsonMapper json;
  private final ImportId id;
  private final String kind;
  private final int size;
  private final List<T> waiting = new ArrayList<>();
  private int written;
  private int count;

  public Sheets(Papers papers, JsonMapper json, ImportId id, String kind, int size) {
    this.papers = papers;
    this.json = json;
    this.id = id;
    this.kind = kind;
    this.size = size;
  }

  /** True when with this one a sheet became full and was kept. */
  public boolean add(T one) {
    waiting.add(one);
    count++;
    return waiting.size() == size && keep();
  }

  public void end() {
    if (!waiting.isEmpty()) {
      keep();
    }
  }

  public int count() {
    return count;
  }

  private boolean keep() {
    papers.keep(id, kind, written++, json.writeValueAsBytes(waiting));
    waiting.clear();
    return true;
  }

  public static <T> List<T> read(
      Papers papers, JsonMapper json, ImportId id, String kind, int number, Class<T> type) {
    return papers
        .read(id, kind, number)
        .<List<T>>map(sheet ->
            json.readValue(sheet, json.getTypeFactory().constructCollectionType(List.class, type)))
        .orElse(List.of());
  }
}
