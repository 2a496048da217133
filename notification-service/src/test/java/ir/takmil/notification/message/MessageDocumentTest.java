package ir.takmil.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** A document that one process wrote is read by another that has not written any. */
class MessageDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  static Stream<Message> everyStage() {
    Message message = MessageTest.message();
    return Stream.of(
        message,
        message.postponed(NOW),
        message.after(Receipt.ACCEPTED, NOW).opened(),
        message.after(Receipt.REFUSED, NOW),
        message.withoutPhone(NOW),
        message.after(Receipt.UNCERTAIN, NOW.plus(Message.SENT_WITHIN).plusSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("everyStage")
  void comesBackAsItWas(Message message) {
    Document stored =
        fresh(converter -> {
          var document = new Document();
          converter.write(message, document);
          return document;
        });

    Message read = fresh(converter -> converter.read(Message.class, stored));

    assertThat(read).isEqualTo(message);
    assertThat(stored.toJson()).doesNotContain("ir.takmil").doesNotContain("_class");
    assertThat(stored.get("_id")).isEqualTo("c1.3");
    assertThat(stored.get("person")).isEqualTo("p1");
  }

  private static <T> T fresh(Function<MongoConverter, T> work) {
    var result = new java.util.concurrent.atomic.AtomicReference<T>();
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                storeConfiguration()))
        .withUserConfiguration(Here.class)
        .withPropertyValues(
            "spring.mongodb.uri=" + BackingServices.storeUri(),
            "spring.mongodb.database=documents-" + UUID.randomUUID())
        .run(context -> result.set(work.apply(context.getBean(MongoConverter.class))));
    return result.get();
  }

  /** Package-private in platform, and named by its auto-configuration file only. */
  private static Class<?> storeConfiguration() {
    try {
      return Class.forName("ir.takmil.platform.store.StoreConfiguration");
    } catch (ClassNotFoundException moved) {
      throw new IllegalStateException(moved);
    }
  }

  @AutoConfigurationPackage(basePackages = "ir.takmil.notification")
  static class Here {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }
}
