package ir.takmil.identity.registration;

import ir.takmil.identity.securitycode.SecurityCode;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SecurityCodeApi {
  private final Gate gate;

  SecurityCodeApi(Gate gate) {
    this.gate = gate;
  }

  @PostMapping("/security-codes")
  @PermitAll
  @ResponseStatus(HttpStatus.CREATED)
  SecurityCode ask(HttpServletRequest request) {
    return gate.ask(Calling.from(request));
  }
}
