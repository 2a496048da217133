package ir.takmil.local.sandbox;

import java.util.Map;

/** One HTTP answer. */
record Answer(int status, String type, String body, Map<String, String> headers) {
  static Answer json(int status, Object value) {
    return of(status, "application/json", Json.MAPPER.writeValueAsString(value));
  }

  static Answer page(String html) {
    return of(200, "text/html; charset=utf-8", html);
  }

  static Answer of(int status, String type, String text) {
    return new Answer(status, type, text, Map.of());
  }

  static Answer problem(int status, String code, String detail) {
    return of(
        status,
        "application/problem+json",
        Json.MAPPER.writeValueAsString(
            Map.of(
                "type",
                "urn:takmil:sandbox:" + code,
                "status",
                status,
                "code",
                code,
                "detail",
                detail)));
  }

  static Answer seeOther(String path) {
    return new Answer(303, "text/plain", "", Map.of("Location", path));
  }

  static Answer nothingHere() {
    return problem(404, "unknown", "there is nothing under this path");
  }
}
