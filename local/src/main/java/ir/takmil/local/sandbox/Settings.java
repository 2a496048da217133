package ir.takmil.local.sandbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the sandboxes need to start.
 *
 * @param data the folder of their logs
 * @param demoData the folder with {@code prescriptions.json}
 */
public record Settings(
    String address,
    int port,
    Path data,
    Path demoData,
    String smsKey,
    String bankKey,
    String insurerKey) {

  static Settings from(Map<String, String> environment) {
    int port =
        number(environment, "TAKMIL_SANDBOX_PORT", 8190)
            + number(environment, "TAKMIL_PORT_OFFSET", 0);
    return new Settings(
        environment.getOrDefault("TAKMIL_SANDBOX_ADDRESS", "127.0.0.1"),
        port,
        Path.of(environment.getOrDefault("TAKMIL_HOME", ".takmil"), "data", "sandboxes"),
        Path.of(environment.getOrDefault("TAKMIL_DEMO_DATA", "local/demo-data")),
        needed(environment, "TAKMIL_SMS_KEY"),
        needed(environment, "TAKMIL_BANK_KEY"),
        needed(environment, "TAKMIL_INSURER_KEY"));
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: " + value, e);
    }
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set in the environment");
    }
    return value;
  }
}
