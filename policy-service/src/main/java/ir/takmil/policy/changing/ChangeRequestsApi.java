package ir.takmil.policy.changing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators ask on somebody's behalf, and decide on what another operator asked. */
@RestController
@RequestMapping("/change-requests")
class ChangeRequestsApi {
  private static final int PAGE = 50;

  private final OnBehalf onBehalf;
  private final Wishes wishes;
  private final Banks banks;
  private final People people;
  private final Audit audit;
  private final Clock clock;

  ChangeRequestsApi(
      OnBehalf onBehalf, Wishes wishes, Banks banks, People people, Audit audit, Clock clock) {
    this.onBehalf = onBehalf;
    this.wishes = wishes;
    this.banks = banks;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /** Which tab of the list. */
  enum State {
    waiting,
    approved,
    refused,
    expired;

    List<String> stages() {
      return switch (this) {
        case waiting -> List.of("asked");
        case approved -> List.of("confirmed", "applied");
        case refused -> List.of("refused");
        case expired -> List.of("expired");
      };
    }
  }

  record AskOnBehalf(
      @NotNull PersonId personId,
      @Nullable Sheba sheba,
      @Nullable Mobile mobile,
      @NotBlank @Size(max = 500) String reason) {}

  record RefuseChange(@NotBlank @Size(max = 500) String reason) {}

  record Listing(
      List<ChangeView> items,
      long total,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
      Map<State, Long> counts) {}

  @PutMapping("/{id}")
  @RolesAllowed("operator")
  ResponseEntity<ChangeView> ask(
      @PathVariable ChangeRequestId id, Caller caller, @Valid @RequestBody AskOnBehalf asked) {
    Wish wish = Wish.of(asked.sheba(), asked.mobile());
    audit.record(caller, "change-request.ask-on-behalf", id.value());
    Staff by = Staff.of(caller);
    Told told = onBehalf.ask(id, by, asked.personId(), wish, text(asked.reason()));
    return answer(told.isNew() ? HttpStatus.CREATED : HttpStatus.OK, told.request(), by);
  }

  @PostMapping("/{id}/approval")
  @RolesAllowed("operator")
  ResponseEntity<ChangeView> approve(@PathVariable ChangeRequestId id, Seen seen, Caller caller) {
    Staff by = Staff.of(caller);
    audit.record(caller, "change-request.approve", id.value());
    return answer(HttpStatus.OK, onBehalf.approve(id, seen, by), by);
  }

  @PostMapping("/{id}/refusal")
  @RolesAllowed("operator")
  ResponseEntity<ChangeView> refuse(
      @PathVariable ChangeRequestId id,
      Seen seen,
      Caller caller,
      @Valid @RequestBody RefuseChange refusal) {
    Staff by = Staff.of(caller);
    audit.record(caller, "change-request.refuse", id.value());
    return answer(HttpStatus.OK, onBehalf.refuse(id, seen, by, text(refusal.reason())), by);
  }

  @GetMapping
  @RolesAllowed({"operator", "auditor"})
  Listing list(
      Caller caller,
      @RequestParam(defaultValue = "waiting") State state,
      @RequestParam(defaultValue = "0") int next) {
    if (next < 0) {
      throw Refusal.malformed("parameter-wrong", "/next");
    }
    audit.record(caller, "change-request.list", null);
    List<ChangeRequest> page = onBehalf.list(state.stages(), next, PAGE);
    var counts = new EnumMap<State, Long>(State.class);
    for (State each : State.values()) {
      counts.put(each, onBehalf.count(each.stages()));
    }
    long total = counts.getOrDefault(state, 0L);
    int end = next + page.size();
    return new Listing(
        views(page, Staff.of(caller)), total, end < total ? String.valueOf(end) : null, counts);
  }

  private List<ChangeView> views(List<ChangeRequest> page, Staff caller) {
    Map<PersonId, Person> persons =
        people.all(page.stream().map(ChangeRequest::person).distinct().toList()).stream()
            .collect(toMap(Person::id, identity()));
    var views = new ArrayList<ChangeView>();
    for (ChangeRequest request : page) {
      Person person = persons.get(request.person());
      if (person != null && request.way() instanceof Way.OnBehalf asking) {
        views.add(
            ChangeView.of(request, asking, wishes, banks, person.name(), caller, clock.instant()));
      }
    }
    return views;
  }

  private ResponseEntity<ChangeView> answer(HttpStatus status, ChangeRequest request, Staff by) {
    return ResponseEntity.status(status)
        .eTag(Seen.etag(request.sequence()))
        .body(views(List.of(request), by).getFirst());
  }

  /** A reason of marks and spaces alone is none. */
  private static String text(String typed) {
    String text = PersianText.normalise(typed);
    if (text.isEmpty()) {
      throw Refusal.malformed("text-empty", "/reason");
    }
    return text;
  }
}
