package ir.takmil.platform.sheet;

import java.util.EnumMap;
import java.util.Map;

/** What the sender called the columns. */
public final class Headings<C extends Enum<C> & Titled> {
  private final Map<C, String> typed;

  Headings(Class<C> type) {
    typed = new EnumMap<>(type);
  }

  void put(C column, String heading) {
    typed.put(column, heading);
  }

  public String of(C column) {
    return typed.getOrDefault(column, column.is().title());
  }
}
