package ir.takmil.provider.directory;

import ir.takmil.provider.centre.Centres;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where centres can be, and where there are any. */
@RestController
class PlacesApi {
  private final Centres centres;

  PlacesApi(Centres centres) {
    this.centres = centres;
  }

  record Provinces(List<Places.Province> items, int total) {}

  @GetMapping("/provinces")
  @PermitAll
  Provinces provinces() {
    Map<String, TreeSet<String>> cities = new LinkedHashMap<>();
    for (Centres.Town place : centres.places()) {
      cities.computeIfAbsent(place.province(), province -> new TreeSet<>()).add(place.city());
    }
    List<Places.Province> items =
        cities.entrySet().stream()
            .map(entry -> new Places.Province(entry.getKey(), List.copyOf(entry.getValue())))
            .toList();
    return new Provinces(items, items.size());
  }

  @GetMapping("/places")
  @PermitAll
  Provinces places() {
    List<Places.Province> items = Places.IRAN.all();
    return new Provinces(items, items.size());
  }
}
