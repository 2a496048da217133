package ir.takmil.provider.directory;

import ir.takmil.provider.centre.Places;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where centres can be, and where there are any. */
@RestController
class PlacesApi {
  private final CentreIndex index;

  PlacesApi(CentreIndex index) {
    this.index = index;
  }

  record Provinces(List<Places.Province> items, int total) {}

  @GetMapping("/provinces")
  @PermitAll
  Provinces provinces() {
    List<Places.Province> items =
        index.places().entrySet().stream()
            .map(entry -> new Places.Province(entry.getKey(), entry.getValue()))
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
