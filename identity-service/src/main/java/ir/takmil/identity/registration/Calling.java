package ir.takmil.identity.registration;

import ir.takmil.identity.tries.Address;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Where a call at an open door comes from. */
final class Calling {
  private Calling() {}

  /**
   * The address that the gateway saw: the last of {@code X-Forwarded-For}, for what stands before
   * it was written by others. Without a gateway in front, the caller's own.
   */
  static Address from(HttpServletRequest request) {
    String last = request.getRemoteAddr();
    for (String line : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      last = line.substring(line.lastIndexOf(',') + 1);
    }
    return Address.of(last);
  }
}
