package ir.takmil.platform.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A store, a broker and an issuer of tokens for tests, started once a JVM and shared by all its
 * test classes. In this order: an address given in the environment (TAKMIL_TEST_STORE_URI,
 * TAKMIL_TEST_KAFKA); Testcontainers where a Docker engine answers; otherwise the embedded
 * stand-ins. Says aloud which. Each test class gets a database of its own.
 */
public final class BackingServices
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String name = context.getEnvironment().getProperty("spring.application.name", "service");
    TestPropertyValues.of(
            Map.of(
                "TAKMIL_PORT",
                "0",
                "TAKMIL_MANAGEMENT_PORT",
                "0",
                "TAKMIL_CLIENT_SECRET",
                "a-test-secret",
                "TAKMIL_VAULT_KEY",
                Base64.getEncoder().encodeToString(new byte[32]),
                "spring.mongodb.uri",
                storeUri(),
                "spring.mongodb.database",
                name + "-" + Long.toString(System.nanoTime(), 36),
                "spring.kafka.bootstrap-servers",
                kafka(),
                "TAKMIL_ISSUER",
                issuer()))
        .applyTo(context);
  }

  public static String storeUri() {
    return Store.URI;
  }

  public static String kafka() {
    return Broker.ADDRESS;
  }

  /** The address that {@link TestTokens} are issued by; it serves the keys to check them with. */
  public static String issuer() {
    return Issuer.ADDRESS;
  }

  private static boolean dockerAnswers() {
    return Docker.ANSWERS;
  }

  private static void say(String what) {
    System.out.println("backing services: " + what);
  }

  private static final class Docker {
    static final boolean ANSWERS =
        System.getenv("TAKMIL_TEST_NO_DOCKER") == null
            && DockerClientFactory.instance().isDockerAvailable();
  }

  private static final class Store {
    static final String URI = start();

    private static String start() {
      String given = System.getenv("TAKMIL_TEST_STORE_URI");
      if (given != null) {
        say("store given in the environment");
        return given;
      }
      if (dockerAnswers()) {
        say("MongoDB 8 by Testcontainers");
        var container = new MongoDBContainer("mongo:8");
        container.start();
        return container.getConnectionString();
      }
      say("store is the embedded stand-in, not MongoDB");
      ((Logger) LoggerFactory.getLogger("de.bwaldvogel")).setLevel(Level.WARN);
      var server = new MongoServer(new MemoryBackend());
      InetSocketAddress address = server.bind();
      return "mongodb://127.0.0.1:" + address.getPort();
    }
  }

  private static final class Broker {
    static final String ADDRESS = start();

    private static String start() {
      String given = System.getenv("TAKMIL_TEST_KAFKA");
      if (given != null) {
        say("broker given in the environment");
        return given;
      }
      if (dockerAnswers()) {
        say("Kafka by Testcontainers");
        var container = new KafkaContainer("apache/kafka:4.2.1");
        container.start();
        return container.getBootstrapServers();
      }
      say("broker is a real KRaft broker in this JVM");
      var broker = new EmbeddedKafkaKraftBroker(1, 2);
      broker.brokerProperty("auto.create.topics.enable", "false");
      broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
      broker.brokerProperty("offsets.topic.num.partitions", "1");
      broker.brokerProperty("default.replication.factor", "1");
      broker.afterPropertiesSet();
      return broker.getBrokersAsString();
    }
  }

  private static final class Issuer {
    static final String ADDRESS = start();

    private static String start() {
      try {
        var server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/takmil";
        answer(
            server, "/realms/takmil/protocol/openid-connect/certs", () -> TestTokens.publicKeys());
        answer(
            server,
            "/realms/takmil/protocol/openid-connect/token",
            () ->
                "{\"access_token\":\""
                    + TestTokens.service("some-service", "some-service")
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        server.start();
        return address;
      } catch (IOException unable) {
        throw new UncheckedIOException(unable);
      }
    }

    private static void answer(
        HttpServer server, String path, java.util.function.Supplier<String> body) {
      server.createContext(
          path,
          exchange -> {
            byte[] json = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
          });
    }
  }
}
