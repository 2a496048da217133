package ir.takmil.platform.testing.bad;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChangesUnseen {
  @PutMapping("/bad")
  @RolesAllowed("operator")
  void put() {}
}
