package ir.takmil.identity.securitycode;

import jakarta.annotation.security.PermitAll;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SecurityCodeApi {
  private final SecurityCodes codes;

  SecurityCodeApi(SecurityCodes codes) {
    this.codes = codes;
  }

  @PostMapping("/security-codes")
  @PermitAll
  @ResponseStatus(HttpStatus.CREATED)
  SecurityCode ask() {
    return codes.ask();
  }
}
