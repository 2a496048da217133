package ir.takmil.notification.codes;

import ir.takmil.notification.message.Receipt;
import ir.takmil.notification.sms.SmsProvider;
import ir.takmil.notification.wording.Wording;
import ir.takmil.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passes a code on while the caller waits: neither the code nor the number is kept or logged. */
@RestController
class OneTimeCodeApi {
  private final SmsProvider provider;
  private final Wording wording;

  OneTimeCodeApi(SmsProvider provider, Wording wording) {
    this.provider = provider;
    this.wording = wording;
  }

  @PutMapping("/internal/one-time-codes/{id}")
  @RolesAllowed({"service:identity-service", "service:policy-service"})
  @ResponseStatus(HttpStatus.ACCEPTED)
  void send(@PathVariable CodeId id, @Valid @RequestBody SendOneTimeCode request) {
    Receipt receipt =
        provider.send(id.value(), request.mobile(), wording.oneTimeCode(request.code()));
    if (receipt == Receipt.UNCERTAIN) {
      receipt = provider.ask(id.value());
    }
    if (receipt == Receipt.REFUSED) {
      throw Refusal.malformed("mobile-wrong", "/mobile");
    }
    if (receipt != Receipt.ACCEPTED) {
      throw Refusal.unavailable("sms-away");
    }
  }
}
