package ir.takmil.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * What stands around the gateway in tests: a realm, services that echo, one that is not there, and
 * a web app of three files. All classes that only say {@link Running} share one gateway.
 */
final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final StandInKeycloak keycloak = new StandInKeycloak();
  static final EchoingService service = new EchoingService();

  /** A running gateway with all this around it, and a clock that can be moved. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
  @ContextConfiguration(initializers = Surroundings.class)
  @Import(ShiftedClock.InTests.class)
  @interface Running {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            Map.of(
                "TAKMIL_PORT",
                "0",
                "TAKMIL_MANAGEMENT_PORT",
                "0",
                "TAKMIL_CLIENT_SECRET",
                "a-test-secret",
                "TAKMIL_ISSUER",
                keycloak.issuer(),
                "TAKMIL_IDENTITY_URL",
                service.address(),
                "TAKMIL_POLICY_URL",
                service.address(),
                "TAKMIL_CLAIMS_URL",
                service.address(),
                "TAKMIL_NOTIFICATION_URL",
                "http://127.0.0.1:1", // nobody there
                "TAKMIL_WEB_APP",
                webApp(),
                "takmil.answer-within",
                "1s"))
        .applyTo(context);
  }

  private static String webApp() {
    try {
      Path folder = Files.createTempDirectory("web-app");
      folder.toFile().deleteOnExit();
      Files.writeString(folder.resolve("index.html"), "<!doctype html><title>تکمیل</title>");
      Files.writeString(folder.resolve("manifest.webmanifest"), "{}");
      Files.createDirectories(folder.resolve("assets"));
      Files.writeString(folder.resolve("assets/app-1a2b.js"), "let a = 1");
      return folder.toString();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
