package ir.takmil.platform.testing.bad;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BadImpl {
  @Autowired String injected;

  @GetMapping("/bad")
  Instant openByAccident() {
    return Instant.now();
  }

  @Service
  static class Model {}
}
