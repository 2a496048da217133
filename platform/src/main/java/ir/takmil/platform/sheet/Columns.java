package ir.takmil.platform.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that one kind of file may have, by what people call them. */
public final class Columns<C extends Enum<C> & Titled> {
  private final Class<C> type;
  private final List<C> all;
  private final Map<String, C> byHeading = new HashMap<>();

  public Columns(Class<C> type) {
    this.type = type;
    this.all = Arrays.asList(type.getEnumConstants());
    for (C column : all) {
      byHeading.put(Words.key(column.is().title()), column);
      for (String heading : column.is().alsoCalled().split("\\|", -1)) {
        byHeading.put(Words.key(heading), column);
      }
    }
  }

  Optional<C> of(String heading) {
    return Optional.ofNullable(byHeading.get(Words.key(heading)));
  }

  List<C> all() {
    return all;
  }

  Class<C> type() {
    return type;
  }
}
