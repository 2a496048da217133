package ir.takmil.provider.pricing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffId;
import ir.takmil.provider.tariff.Tariffs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What services may cost, for who sets it and for who assesses by it. */
@RestController
@RequestMapping("/tariffs")
class TariffApi {
  private static final int PAGE = 50;

  private final Tariffs tariffs;
  private final Audit audit;
  private final Clock clock;

  TariffApi(Tariffs tariffs, Audit audit, Clock clock) {
    this.tariffs = tariffs;
    this.audit = audit;
    this.clock = clock;
  }

  /** The same tariff again changes nothing and announces nothing. */
  @PutMapping("/{id}")
  @RolesAllowed("operator")
  ResponseEntity<TariffView> set(
      Caller caller, @PathVariable TariffId id, @Valid @RequestBody SetTariff request) {
    audit.record(caller, "tariff.set", id.value());
    boolean created = tariffs.find(id).isEmpty();
    return shown(
        created ? 201 : 200, tariffs.set(id, request.price(), caller.account(), clock.instant()));
  }

  /** It was entered by mistake; set again, it holds again. */
  @DeleteMapping("/{id}")
  @RolesAllowed("operator")
  ResponseEntity<TariffView> withdraw(Caller caller, @PathVariable TariffId id) {
    audit.record(caller, "tariff.withdraw", id.value());
    return shown(200, tariffs.withdraw(find(id).id(), caller.account(), clock.instant()));
  }

  @GetMapping("/{id}")
  @RolesAllowed({"operator", "auditor", "assessor", "examiner"})
  ResponseEntity<TariffView> one(@PathVariable TariffId id) {
    return shown(200, find(id));
  }

  record Page(List<TariffView> items, long total, @Nullable String next) {}

  @GetMapping
  @RolesAllowed({"operator", "auditor", "assessor", "examiner"})
  Page search(
      @RequestParam(required = false) @Nullable @Size(max = 60) String service,
      @RequestParam(required = false) @Nullable CentreKind kind,
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
    var wanted = new Tariffs.Wanted(service, kind, on);
    long total = tariffs.count(wanted);
    return new Page(
        tariffs.search(wanted, page, PAGE).stream().map(TariffView::of).toList(),
        total,
        (page + 1L) * PAGE < total ? String.valueOf(page + 1) : null);
  }

  record History(List<Before> items, int total) {}

  record Before(@JsonUnwrapped Price price, boolean withdrawn, Instant until, String by) {
    static Before of(Tariff.Past past) {
      return new Before(
          past.price(), Boolean.TRUE.equals(past.withdrawn()), past.until(), past.by());
    }
  }

  @GetMapping("/{id}/history")
  @RolesAllowed({"operator", "auditor"})
  History history(@PathVariable TariffId id) {
    List<Before> items = find(id).past().stream().map(Before::of).toList();
    return new History(items, items.size());
  }

  private Tariff find(TariffId id) {
    return tariffs.find(id).orElseThrow(() -> Refusal.unknown("tariff-unknown"));
  }

  private static ResponseEntity<TariffView> shown(int status, Tariff tariff) {
    return ResponseEntity.status(status)
        .eTag(Seen.etag(tariff.sequence()))
        .body(TariffView.of(tariff));
  }

  record TariffView(TariffId id, @JsonUnwrapped Price price, boolean withdrawn) {
    static TariffView of(Tariff tariff) {
      return new TariffView(tariff.id(), tariff.price(), tariff.isWithdrawn());
    }
  }
}
