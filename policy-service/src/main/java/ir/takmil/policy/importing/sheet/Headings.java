package ir.takmil.policy.importing.sheet;

import java.util.EnumMap;
import java.util.Map;

/** What the sender called the columns. */
public final class Headings {
  private final Map<Column, String> typed = new EnumMap<>(Column.class);

  Headings() {}

  void put(Column column, String heading) {
    typed.put(column, heading);
  }

  public String of(Column column) {
    return typed.getOrDefault(column, column.title());
  }
}
