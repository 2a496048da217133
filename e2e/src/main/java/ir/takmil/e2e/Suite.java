package ir.takmil.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The running suite, as told by the environment that {@code ./takmil} gives.
 *
 * @param script the suite's own script, for stopping and starting parts
 * @param password of every demo login
 * @param services where each listens itself, past the gateway
 */
record Suite(
    String gateway,
    String keycloak,
    String outside,
    String kafka,
    Path script,
    String password,
    Map<String, String> services) {
  private static final List<String> SERVICES =
      List.of("identity", "policy", "claims", "provider", "notification");

  static Suite fromEnvironment() {
    Map<String, String> env = System.getenv();
    return new Suite(
        required(env, "TAKMIL_GATEWAY_URL"),
        required(env, "TAKMIL_KEYCLOAK_URL"),
        required(env, "TAKMIL_SANDBOX_URL"),
        required(env, "TAKMIL_KAFKA"),
        Path.of(required(env, "TAKMIL_SCRIPT")),
        required(env, "TAKMIL_STAFF_PASSWORD"),
        SERVICES.stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> required(env, "TAKMIL_" + name.toUpperCase(Locale.ROOT) + "_URL"))));
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; run this by ./takmil");
    }
    return value;
  }

  /** Where a service listens itself, past the gateway. */
  String service(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  String realm() {
    return keycloak + "/realms/takmil/protocol/openid-connect";
  }

  Path demoData() {
    return script.resolveSibling("local").resolve("demo-data");
  }

  Path contracts() {
    return script.resolveSibling("contracts");
  }

  /** Runs a command of the suite's script, such as {@code stop kafka}, and waits for it. */
  void control(String... command) {
    List<String> whole = Stream.concat(Stream.of(script.toString()), Stream.of(command)).toList();
    try {
      Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Difference(String.join(" ", command) + " failed: " + said);
      }
    } catch (IOException unable) {
      throw new Difference("cannot run " + whole, unable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Difference("interrupted", stopped);
    }
  }
}
