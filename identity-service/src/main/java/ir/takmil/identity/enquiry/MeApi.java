package ir.takmil.identity.enquiry;

import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.PermitAll;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeApi {

  /** For whoever is logged in: the path is not among the open ones. */
  @GetMapping("/me")
  @PermitAll
  MeView me(Caller caller) {
    return new MeView(caller.name(), caller.person(), new TreeSet<>(caller.roles()));
  }

  record MeView(String username, @Nullable String person, SortedSet<String> roles) {}
}
