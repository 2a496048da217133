package ir.takmil.provider.pricing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffId;
import ir.takmil.provider.tariff.Tariffs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TariffApi {
  private final Tariffs tariffs;
  private final Audit audit;
  private final Clock clock;

  TariffApi(Tariffs tariffs, Audit audit, Clock clock) {
    this.audit = audit;
    this.tariffs = tariffs;
    this.clock = clock;
  }

  /** The same tariff again changes nothing and announces nothing. */
  @PutMapping("/tariffs/{id}")
  @RolesAllowed("operator")
  ResponseEntity<TariffView> set(
      Caller caller, @PathVariable TariffId id, @Valid @RequestBody SetTariff request) {
    audit.record(caller, "tariff.set", id.value());
    Price price = request.price();
    boolean created = tariffs.find(id).isEmpty();
    if (created) {
      tariffs.add(Tariff.set(id, price, clock.instant()));
    }
    Tariff now = tariffs.change(id, tariff -> tariff.set(price, clock.instant()));
    return ResponseEntity.status(created ? 201 : 200)
        .eTag(Seen.etag(now.sequence()))
        .body(new TariffView(now.id(), now.price()));
  }

  record TariffView(TariffId id, @JsonUnwrapped Price price) {}
}
