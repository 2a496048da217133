package ir.takmil.policy.changing;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an insured person changes their own Sheba or mobile; another's request does not exist. */
@RestController
@RequestMapping("/my-change-requests")
class MyChangeRequestsApi {
  private final Changing changing;
  private final Wishes wishes;
  private final Banks banks;
  private final Audit audit;
  private final Clock clock;

  MyChangeRequestsApi(Changing changing, Wishes wishes, Banks banks, Audit audit, Clock clock) {
    this.changing = changing;
    this.wishes = wishes;
    this.banks = banks;
    this.audit = audit;
    this.clock = clock;
  }

  record AskForChange(@Nullable Sheba sheba, @Nullable Mobile mobile) {}

  /** In any digits. */
  record ConfirmChange(
      @NotBlank @Size(max = 20) String code, @Nullable @Size(max = 20) String newMobileCode) {
    @Override
    public String toString() {
      return "ConfirmChange[…]";
    }
  }

  record Listing(
      List<MyChangeView> items,
      int total,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}

  @PutMapping("/{id}")
  @RolesAllowed("insured")
  ResponseEntity<MyChangeView> ask(
      @PathVariable ChangeRequestId id, Caller caller, @Valid @RequestBody AskForChange asked) {
    PersonId self = personOf(caller);
    audit.record(caller, "change-request.ask", id.value());
    Told told = changing.ask(id, self, Wish.of(asked.sheba(), asked.mobile()));
    return answer(told.isNew() ? HttpStatus.CREATED : HttpStatus.OK, told.request(), self);
  }

  @PostMapping("/{id}/code")
  @RolesAllowed("insured")
  ResponseEntity<MyChangeView> sendAgain(@PathVariable ChangeRequestId id, Caller caller) {
    PersonId self = personOf(caller);
    audit.record(caller, "change-request.send-code", id.value());
    return answer(HttpStatus.ACCEPTED, changing.sendAgain(id, self), self);
  }

  @PostMapping("/{id}/confirmation")
  @RolesAllowed("insured")
  ResponseEntity<MyChangeView> confirm(
      @PathVariable ChangeRequestId id, Caller caller, @Valid @RequestBody ConfirmChange with) {
    PersonId self = personOf(caller);
    audit.record(caller, "change-request.confirm", id.value());
    return answer(
        HttpStatus.OK, changing.confirm(id, self, with.code(), with.newMobileCode()), self);
  }

  @GetMapping
  @RolesAllowed("insured")
  Listing mine(Caller caller) {
    PersonId self = personOf(caller);
    Mobile onFile = changing.onFile(self);
    List<MyChangeView> items =
        changing.of(self).stream().map(request -> view(request, onFile)).toList();
    return new Listing(items, items.size(), null);
  }

  private ResponseEntity<MyChangeView> answer(
      HttpStatus status, ChangeRequest request, PersonId self) {
    return ResponseEntity.status(status)
        .eTag(Seen.etag(request.sequence()))
        .body(view(request, changing.onFile(self)));
  }

  private MyChangeView view(ChangeRequest request, @Nullable Mobile onFile) {
    Wish wish = wishes.open(request);
    return MyChangeView.of(request, wish, banks.behind(wish).orElse(null), onFile, clock.instant());
  }

  private static PersonId personOf(Caller caller) {
    return new PersonId(caller.requiredPerson());
  }
}
