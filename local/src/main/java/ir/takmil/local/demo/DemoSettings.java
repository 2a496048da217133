package ir.takmil.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the suite is, and where the files are.
 *
 * @param marker the file that remembers the day of the first loading
 * @param patience how long to wait for each part of the suite
 */
record DemoSettings(
    String gateway, String keycloak, String secret, Path files, Path marker, Duration patience) {

  /** The folder of the files may be given as an argument, or as TAKMIL_DEMO_DATA. */
  static DemoSettings from(Map<String, String> environment, String... arguments) {
    String secret = environment.getOrDefault("TAKMIL_SECRET_DEMO_LOADER", "");
    if (secret.isBlank()) {
      throw new LoadFailed("TAKMIL_SECRET_DEMO_LOADER is not set in the environment.");
    }
    return new DemoSettings(
        address(environment, "TAKMIL_GATEWAY_URL", 8080),
        address(environment, "TAKMIL_KEYCLOAK_URL", 8180),
        secret,
        Path.of(
            arguments.length > 0
                ? arguments[0]
                : environment.getOrDefault("TAKMIL_DEMO_DATA", "local/demo-data")),
        Path.of(environment.getOrDefault("TAKMIL_HOME", ".takmil"), "data", "demo-dates.json"),
        Duration.ofMinutes(2));
  }

  private static String address(Map<String, String> environment, String name, int port) {
    String offset = environment.getOrDefault("TAKMIL_PORT_OFFSET", "0");
    if (!offset.matches("\\d{1,5}")) {
      throw new LoadFailed("TAKMIL_PORT_OFFSET is not a number.");
    }
    String address = environment.getOrDefault(name, "");
    return address.isBlank()
        ? "http://localhost:" + (port + Integer.parseInt(offset))
        : address.replaceAll("/+$", "");
  }
}
