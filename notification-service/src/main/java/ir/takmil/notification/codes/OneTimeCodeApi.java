package ir.takmil.notification.codes;

import ir.takmil.notification.message.Receipt;
import ir.takmil.notification.sms.SmsProvider;
import ir.takmil.notification.wording.Wording;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
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
    pass(id, request.mobile(), wording.oneTimeCode(request.code()));
  }

  /** Without a number the provider is asked of an id that it has never had: as long a way. */
  @PutMapping("/internal/consent-codes/{id}")
  @RolesAllowed("service:policy-service")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void sendForConsent(@PathVariable CodeId id, @Valid @RequestBody SendConsentCode request) {
    if (request.mobile() != null) {
      pass(id, request.mobile(), wording.consentCode(request.code(), request.centre()));
    } else if (provider.ask(id.value()) != Receipt.NOT_KNOWN) {
      throw Refusal.unavailable("sms-away");
    }
  }

  private void pass(CodeId id, Mobile mobile, String text) {
    Receipt receipt = provider.send(id.value(), mobile, text);
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
