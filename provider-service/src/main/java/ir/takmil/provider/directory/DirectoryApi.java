package ir.takmil.provider.directory;

import ir.takmil.platform.web.Seen;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Wanted;
import ir.takmil.provider.directory.Directory.Province;
import ir.takmil.provider.physician.PhysicianId;
import ir.takmil.provider.physician.Physicians;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everyone who is logged in may look; the paths are not among the open ones. */
@RestController
class DirectoryApi {
  private final Directory directory;
  private final Physicians physicians;

  DirectoryApi(Directory directory, Physicians physicians) {
    this.directory = directory;
    this.physicians = physicians;
  }

  @PutMapping("/centres/{id}")
  @RolesAllowed("operator")
  ResponseEntity<CentreView> list(
      @PathVariable CentreId id, @Valid @RequestBody ListCentre request) {
    var put = directory.list(id, request.listing());
    return ResponseEntity.status(put.created() ? 201 : 200)
        .eTag(Seen.etag(put.sequence()))
        .body(put.centre());
  }

  @PutMapping("/physicians/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> enrol(
      @PathVariable PhysicianId id, @Valid @RequestBody EnrolPhysician request) {
    boolean created = physicians.put(request.physician(id));
    return ResponseEntity.status(created ? 201 : 200).build();
  }

  @GetMapping("/centres")
  @PermitAll
  Directory.Page search(
      @RequestParam(required = false) @Nullable String province,
      @RequestParam(required = false) @Nullable String city,
      @RequestParam(required = false) @Nullable CentreKind kind,
      @RequestParam(required = false) @Nullable String affiliation,
      @RequestParam(required = false) @Nullable @Size(max = 200) String name,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
    return directory.search(new Wanted(province, city, kind, affiliation, name), page);
  }

  @GetMapping("/centres/{id}")
  @PermitAll
  CentreView look(@PathVariable CentreId id) {
    return directory.look(id);
  }

  @GetMapping("/provinces")
  @PermitAll
  Provinces provinces() {
    List<Province> items = directory.provinces();
    return new Provinces(items, items.size());
  }

  record Provinces(List<Province> items, int total) {}
}
