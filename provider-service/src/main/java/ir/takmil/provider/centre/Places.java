package ir.takmil.provider.centre;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Iran's provinces and their counties, by the file that stands beside its source. */
public final class Places {
  public static final Places IRAN = read("/places/iran.csv");

  private final Map<String, List<String>> cities;
  private final Map<String, String> provinces = new HashMap<>();
  private final Map<String, String> towns = new HashMap<>();

  public record Province(String name, List<String> cities) {}

  private Places(Map<String, List<String>> cities) {
    this.cities = cities;
    cities.forEach((province, names) -> {
      provinces.put(key(province), province);
      names.forEach(city -> towns.put(key(province) + "/" + key(city), city));
    });
  }

  private static Places read(String file) {
    var cities = new LinkedHashMap<String, List<String>>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Places.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> List.of(line.split(",", -1)))
          .forEach(names -> cities.put(names.getFirst(), names.subList(1, names.size())));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return new Places(cities);
  }

  /** However its half-spaces, ya and kaf are typed. */
  private static String key(String typed) {
    return PersianText.searchable(typed).replace(" ", "");
  }

  public List<Province> all() {
    return cities.entrySet().stream()
        .map(entry -> new Province(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Whether a place is among ours; there are others. */
  public boolean know(String province, String city) {
    return towns.containsKey(key(province) + "/" + key(city));
  }

  /**
   * The listing with its place as we write it. A city that is not among ours is taken as it is
   * typed: there are villages, and new towns.
   *
   * @throws Refusal 422 {@code province-unknown}
   */
  public Listing placed(Listing typed) {
    String province = provinces.get(key(typed.province()));
    if (province == null) {
      throw Refusal.unprocessable("province-unknown", Map.of("province", typed.province()));
    }
    String city =
        towns.getOrDefault(
            key(province) + "/" + key(typed.city()), PersianText.normalise(typed.city()));
    return typed.at(province, city);
  }
}
