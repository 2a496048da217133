package ir.takmil.provider.directory;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.directory.CentreIndex.Point;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everyone who is logged in may look; the paths are not among the open ones. */
@RestController
class DirectoryApi {
  private final Directory directory;
  private final Audit audit;

  DirectoryApi(Directory directory, Audit audit) {
    this.directory = directory;
    this.audit = audit;
  }

  @PutMapping("/centres/{id}")
  @RolesAllowed("operator")
  ResponseEntity<CentreView> list(
      Caller caller, @PathVariable CentreId id, @Valid @RequestBody ListCentre request) {
    audit.record(caller, "centre.list", id.value());
    var put = directory.list(id, request.listing(), caller.account());
    return ResponseEntity.status(put.created() ? 201 : 200)
        .eTag(Seen.etag(put.sequence()))
        .body(put.centre());
  }

  /**
   * What is asked for, as it is typed.
   *
   * @param south and west, north and east: what is visible on a map; all four or none
   * @param latitude and longitude: where somebody is, for what is near; both or none
   */
  record Asked(
      @Nullable String province,
      @Nullable String city,
      @Nullable CentreKind kind,
      @Nullable String affiliation,
      @Nullable @Size(max = 60) String service,
      @Nullable @Size(max = 200) String name,
      @Nullable Boolean openNow,
      @Nullable Boolean contracted,
      @Nullable Double south,
      @Nullable Double west,
      @Nullable Double north,
      @Nullable Double east,
      @Nullable Double latitude,
      @Nullable Double longitude) {

    Wanted wanted() {
      return new Wanted(
          province,
          city,
          kind,
          affiliation,
          service == null || service.isBlank() ? null : service,
          name,
          Boolean.TRUE.equals(openNow),
          Boolean.TRUE.equals(contracted),
          box());
    }

    private Wanted.@Nullable Box box() {
      if (south == null && west == null && north == null && east == null) {
        return null;
      }
      if (south == null || west == null || north == null || east == null) {
        throw Refusal.malformed("box-incomplete", "/south");
      }
      var box =
          new Wanted.Box(
              degrees(south, 90, "/south"),
              degrees(west, 180, "/west"),
              degrees(north, 90, "/north"),
              degrees(east, 180, "/east"));
      if (!box.isOne()) {
        throw Refusal.malformed("box-upside-down", "/north");
      }
      return box;
    }

    @Nullable Point near() {
      if (latitude == null && longitude == null) {
        return null;
      }
      if (latitude == null || longitude == null) {
        throw Refusal.malformed("position-incomplete", "/latitude");
      }
      return new Point(degrees(latitude, 90, "/latitude"), degrees(longitude, 180, "/longitude"));
    }

    /** NaN is no number of degrees either. */
    private static double degrees(double typed, double most, String pointer) {
      if (!(Math.abs(typed) <= most)) {
        throw Refusal.malformed("parameter-wrong", pointer);
      }
      return typed;
    }
  }

  @GetMapping("/centres")
  @PermitAll
  Directory.Page search(
      @Valid @ModelAttribute Asked asked,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
    return directory.search(asked.wanted(), asked.near(), page);
  }

  /**
   * @param zoom as of web maps: at 0 the world is 256 pixels wide, and twice that at each step
   */
  @GetMapping("/centres/map")
  @PermitAll
  CentreMap map(@Valid @ModelAttribute Asked asked, @RequestParam @Min(0) @Max(20) int zoom) {
    return directory.map(asked.wanted(), zoom);
  }

  @GetMapping("/centres/{id}")
  @PermitAll
  ResponseEntity<CentreView> look(@PathVariable CentreId id) {
    return ResponseEntity.ok()
        .eTag(Seen.etag(directory.find(id).sequence()))
        .body(directory.look(id));
  }

  @GetMapping("/centres/{id}/history")
  @RolesAllowed({"operator", "auditor"})
  History history(@PathVariable CentreId id) {
    List<Before> items = directory.find(id).past().stream().map(Before::of).toList();
    return new History(items, items.size());
  }

  record History(List<Before> items, int total) {}

  record Before(Listing listing, @Nullable CentreId mergedInto, Instant until, String by) {
    static Before of(Centre.Past past) {
      return new Before(past.listing(), past.mergedInto(), past.until(), past.by());
    }
  }
}
