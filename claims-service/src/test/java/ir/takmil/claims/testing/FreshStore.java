package ir.takmil.claims.testing;

import io.micrometer.tracing.Tracer;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The store as a process finds it that has just started: an empty database, nothing read yet. */
public final class FreshStore {
  private FreshStore() {}

  public static <T> T fresh(Function<MongoTemplate, T> work) {
    return in("fresh-" + UUID.randomUUID(), work);
  }

  /** In a database that another process may have written. */
  public static <T> T in(String database, Function<MongoTemplate, T> work) {
    return at(BackingServices.storeUri(), database, work);
  }

  public static <T> T at(String uri, String database, Function<MongoTemplate, T> work) {
    var result = new AtomicReference<T>();
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                storeConfiguration()))
        .withUserConfiguration(Here.class)
        .withPropertyValues("spring.mongodb.uri=" + uri, "spring.mongodb.database=" + database)
        .run(context -> result.set(work.apply(context.getBean(MongoTemplate.class))));
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

  @AutoConfigurationPackage(basePackages = "ir.takmil.claims")
  static class Here {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }
}
