package ir.takmil.provider.likeness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.likeness.Duplicate.Stage;
import ir.takmil.provider.likeness.Duplicates.State;
import ir.takmil.provider.likeness.Likeness.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pairs of centres that may be one, for whoever keeps the directory. */
@RestController
class LikenessApi {
  private static final int PAGE = 20;

  private final Duplicates duplicates;
  private final Merging merging;
  private final Centres centres;
  private final Audit audit;

  LikenessApi(Duplicates duplicates, Merging merging, Centres centres, Audit audit) {
    this.duplicates = duplicates;
    this.merging = merging;
    this.centres = centres;
    this.audit = audit;
  }

  record Page(List<DuplicateView> items, long total, @Nullable String next) {}

  /** The surest first, then the newest. */
  @GetMapping("/duplicates")
  @RolesAllowed("operator")
  Page list(
      @RequestParam(defaultValue = "OPEN") State state,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
    List<Duplicate> pairs = duplicates.in(state, page, PAGE);
    long total = duplicates.count(state);
    Map<CentreId, Centre> known =
        centres
            .all(pairs.stream().flatMap(pair -> pair.centres().stream()).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Centre::id, Function.identity()));
    return new Page(
        pairs.stream().map(pair -> DuplicateView.of(pair, known)).toList(),
        total,
        (page + 1L) * PAGE < total ? String.valueOf(page + 1) : null);
  }

  @PostMapping("/duplicates/{id}/dismissal")
  @RolesAllowed("operator")
  DuplicateView dismiss(Caller caller, @PathVariable DuplicateId id) {
    audit.record(caller, "duplicate.dismiss", id.value());
    return shown(merging.dismiss(id, caller.account()));
  }

  /**
   * @param keep the one of the two that stays
   */
  record Merge(@NotNull CentreId keep) {}

  @PostMapping("/duplicates/{id}/merge")
  @RolesAllowed("operator")
  DuplicateView merge(
      Caller caller, @PathVariable DuplicateId id, @Valid @RequestBody Merge request) {
    audit.record(caller, "duplicate.merge", id.value());
    return shown(merging.merge(id, request.keep(), caller.account()));
  }

  @PostMapping("/centres/{id}/separation")
  @RolesAllowed("operator")
  ResponseEntity<Void> separate(Caller caller, @PathVariable CentreId id) {
    audit.record(caller, "centre.separate", id.value());
    merging.separate(id, caller.account());
    return ResponseEntity.noContent().build();
  }

  private DuplicateView shown(Duplicate pair) {
    return DuplicateView.of(
        pair,
        centres.all(pair.centres()).stream()
            .collect(Collectors.toMap(Centre::id, Function.identity())));
  }

  /**
   * @param score how sure it is, 1 to 100
   * @param keep the one that stays, where they were made one
   */
  record DuplicateView(
      DuplicateId id,
      State state,
      int score,
      List<Reason> reasons,
      Instant foundAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable CentreId keep,
      List<Side> centres) {

    static DuplicateView of(Duplicate pair, Map<CentreId, Centre> known) {
      List<Side> sides =
          pair.centres().stream().filter(known::containsKey).map(known::get).map(Side::of).toList();
      return switch (pair.stage()) {
        case Stage.Open _ -> view(pair, State.OPEN, null, null, null, sides);
        case Stage.Dismissed(String by, Instant at) ->
            view(pair, State.DISMISSED, by, at, null, sides);
        case Stage.Merged merged ->
            view(pair, State.MERGED, merged.by(), merged.at(), merged.keep(), sides);
      };
    }

    private static DuplicateView view(
        Duplicate pair,
        State state,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable CentreId keep,
        List<Side> sides) {
      return new DuplicateView(
          pair.id(), state, pair.score(), pair.reasons(), pair.foundAt(), by, at, keep, sides);
    }
  }

  /** One of the two, as it is now. */
  record Side(CentreId id, @JsonUnwrapped Listing listing, @Nullable CentreId mergedInto) {
    static Side of(Centre centre) {
      return new Side(centre.id(), centre.listing(), centre.mergedInto());
    }
  }
}
